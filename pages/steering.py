"""The steering committee's page."""

from render.screen_page import report_page

report_page("steering")
