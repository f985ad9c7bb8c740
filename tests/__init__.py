"""What Steerboard promises, said as sentences that can fail; the folders mirror those of the product."""
