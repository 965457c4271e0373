package io.heliotrope.plan;

import java.util.List;

/// Where and when runs are to start: for each class, in its order, its shares.
///
/// `cost` is what all shares cost together, `unplaced` the jobs for which no room was found. No
/// plan that places as many jobs costs less than `bound`: what lies between the two is the most
/// that a better plan could save.
public record RunsPlan(List<List<Share>> shares, double cost, long unplaced, double bound) {
    public RunsPlan {
        shares = shares.stream().map(List::copyOf).toList();
    }

    /// Jobs of a class that are to start in a region in a slot; at least 1.
    public record Share(int region, int start, long jobs) {}

    /// The shares of the class at `index`, in order of start and region.
    public List<Share> of(int index) {
        return shares.get(index);
    }
}
