"""The explorer: a folder of plain files that shows the package in any browser, offline."""
