package io.heliotrope.orchestrator.access;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.RegionId;
import java.util.Comparator;

/// Who connects to clusters, each as a principal of its own.
///
/// [#word()] is its name in principals, in the names of credential files and in messages.
public sealed interface Role extends Comparable<Role> {
    /// Makes topics, publishes sealing keys and puts policies in force.
    record Admin() implements Role {}

    /// The control process: batch decider, signals and clock.
    record Decider() implements Role {}

    /// Seals the ledger.
    record Notary() implements Role {}

    /// Reads everything and writes nothing: questions, audits, verification.
    record Observer() implements Role {}

    /// Router and agent of a home cluster.
    record Home(ClusterId cluster) implements Role {}

    /// The workers of a region.
    record Worker(RegionId region) implements Role {}

    /// Who puts jobs in on a home cluster and reads what comes of them.
    record Producer(ClusterId cluster) implements Role {}

    static Role admin() {
        return new Admin();
    }

    static Role decider() {
        return new Decider();
    }

    static Role notary() {
        return new Notary();
    }

    static Role observer() {
        return new Observer();
    }

    /// Such as `decider`, `home-europe`, `worker-eu-north`.
    default String word() {
        return switch (this) {
            case Admin admin -> "admin";
            case Decider decider -> "decider";
            case Notary notary -> "notary";
            case Observer observer -> "observer";
            case Home(ClusterId cluster) -> "home-" + cluster;
            case Worker(RegionId region) -> "worker-" + region;
            case Producer(ClusterId cluster) -> "producer-" + cluster;
        };
    }

    /// What it is, for people.
    default String title() {
        return switch (this) {
            case Admin admin -> "makes topics, publishes sealing keys and policies";
            case Decider decider -> "batch decider, signals and clock";
            case Notary notary -> "seals the ledger";
            case Observer observer -> "status, explain, audit, verify-ledger";
            case Home(ClusterId cluster) -> "router and agent of " + cluster;
            case Worker(RegionId region) -> "workers of " + region;
            case Producer(ClusterId cluster) -> "producers of " + cluster;
        };
    }

    @Override
    default int compareTo(Role other) {
        return Comparator.comparingInt(Role::rank).thenComparing(Role::word).compare(this, other);
    }

    private static int rank(Role role) {
        return switch (role) {
            case Admin admin -> 0;
            case Decider decider -> 1;
            case Notary notary -> 2;
            case Home home -> 3;
            case Worker worker -> 4;
            case Producer producer -> 5;
            case Observer observer -> 6;
        };
    }
}
