"""The measures of enrolments: of all, of the ended, of persons."""
