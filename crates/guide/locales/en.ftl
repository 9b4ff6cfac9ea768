guide-outcome-met = Met
guide-outcome-missed = Missed
guide-outcome-not-applicable = Not applicable
guide-outcome-not-observed = Not observed

guide-by-enforce = Enforced by the system
guide-by-assist = Assisted by the system
guide-by-measure = Measured from events
guide-by-inspect = Observed by a person
guide-by-attest = Confirmed by the one responsible
guide-by-survey = Asked of the customer
guide-by-publish = Published

guide-stage-before = Before the service
guide-stage-during = During the service
guide-stage-after = After the service
guide-stage-always = At all times

guide-actor-employee = Customer service employee
guide-actor-supervisor = Supervisor
guide-actor-manager = Centre manager
guide-actor-entity = Entity
guide-actor-customer = Customer
