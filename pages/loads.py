"""What was loaded, and what can be withdrawn."""

from render.screen_loads import loads_page

loads_page()
