"""All wording: one folder for each language, one Fluent file for each flow."""
