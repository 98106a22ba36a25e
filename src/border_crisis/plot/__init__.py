"""Five charts of the dataset, as Altair charts that read well in print.

    import border_crisis as bc

    bc.plot.force_estimates()                              # shown in a notebook
    bc.plot.aid().save("aid.svg")                          # or .png, .pdf, .html
    russian = bc.deployments().query("sender_iso3 == 'RUS'")
    bc.plot.deployments(russian)                           # a selection of the table

Each chart carries source and version in its caption, shows ranges as ranges and dates with the precision
that the documents allow, and keeps what is unknown in sight. Needs the extra `plot`.
"""

from border_crisis.plot.aid_chart import aid
from border_crisis.plot.deployments_chart import deployments
from border_crisis.plot.estimates_chart import force_estimates
from border_crisis.plot.statements_chart import statements
from border_crisis.plot.timeline_chart import timeline

__all__ = ["aid", "deployments", "force_estimates", "statements", "timeline"]
