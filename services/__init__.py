"""Tocsin's services. No service imports another; only `services.runtime` knows Kafka and Faust."""
