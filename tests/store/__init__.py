"""The store keeps everything, shows what is known, and loses nothing."""
