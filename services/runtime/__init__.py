"""The only code that knows Faust and Kafka.

`settings` and `topics` describe a deployment, `handler` is what a service gives, `run` runs one, `client` publishes and
follows for the command line, `pool` keeps CPU-bound work out of the event loop. The rest is how that is done.
"""
