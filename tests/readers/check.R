# R reads the data package in the two lines of the README, with no types given, and finds every cell.
# usage: Rscript check.R PACKAGE EXPECTED   (folders: the package; the tables as JSON, cells as they must be)
library(readr)
library(jsonlite)

folders <- commandArgs(trailingOnly = TRUE)
package <- fromJSON(file.path(folders[1], "datapackage.json"), simplifyVector = FALSE)
classes <- list(string = "character", integer = "numeric", number = "numeric", boolean = "logical",
                date = "Date", datetime = "POSIXct")
cells <- 0

as_text <- function(column, type) {
  if (type == "datetime") return(format(column, "%Y-%m-%dT%H:%M:%SZ", tz = "UTC"))
  if (type %in% c("integer", "number")) return(as.numeric(column))
  if (type == "boolean") return(as.logical(column))
  as.character(column)
}

for (table in package$resources) {
  read <- read_csv(file.path(folders[1], table$path), na = "", show_col_types = FALSE)
  wanted <- fromJSON(file.path(folders[2], paste0(table$name, ".json")), simplifyVector = FALSE)
  where <- function(field) paste0(table$name, ".", field$name)
  stopifnot(nrow(read) == table$rows, length(wanted) == table$rows, nrow(problems(read)) == 0)
  for (field in table$schema$fields) {
    column <- read[[field$name]]
    ours <- lapply(wanted, function(row) row[[field$name]])
    missing <- vapply(ours, is.null, logical(1))
    if (!all(is.na(column) == missing)) stop(where(field), ": other cells are missing")
    cells <- cells + length(column)
    if (all(missing)) next  # nothing to tell the type by
    if (!inherits(column, classes[[field$type]]) && !is(column, classes[[field$type]])) {
      stop(where(field), ": is ", class(column)[1], ", not ", classes[[field$type]])
    }
    found <- as_text(column, field$type)[!missing]
    if (!all(found == unlist(ours[!missing]))) stop(where(field), ": other cells")
  }
}
cat(sprintf("R, readr %s: %d tables, %d cells\n", packageVersion("readr"), length(package$resources), cells))
