"""From a workbook's bytes to checked lines. Imports no models; this file imports nothing, as the child starts here."""
