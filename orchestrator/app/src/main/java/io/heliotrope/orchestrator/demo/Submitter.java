package io.heliotrope.orchestrator.demo;

/// Takes arrivals when their time has come. Called by the one thread that plays the traffic, which
/// must not be kept waiting.
@FunctionalInterface
public interface Submitter {
    void submit(Arrival arrival);
}
