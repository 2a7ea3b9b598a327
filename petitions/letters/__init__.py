"""Papers that leave the office in the letter form of GB/T 9704-2012: as print HTML, as Word file, as PDF."""
