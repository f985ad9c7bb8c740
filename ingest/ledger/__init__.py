"""What the other headings of a ledger say of its amounts: debit or credit, in which currency, spent or only planned."""
