"""The marks by which our own template is known again when it comes back filled in."""

NOTE = "Template note"  # heading of the column that marks the example row
EXAMPLE = "(example row: delete it or write over it, this note included)"
EXAMPLE_BEGINS = "(example row"
READ_ME = "Read me"  # the sheet that explains the others
TITLE = "Steerboard: template for the monthly return"
IN_PERIOD = "in period"  # follows the headings of values of one period, so that nobody need ask
