"""Load this month's files."""

from render.screen_upload import upload_page

upload_page()
