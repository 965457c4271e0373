package io.heliotrope.plan;

import java.util.List;

/// What is to be done where and when: for each demand, in its order, its shares.
///
/// `cost` is what all shares cost together; `unplaced` the units for which there is no room.
public record Plan(List<List<Share>> shares, double cost, long unplaced) {
    public Plan {
        shares = shares.stream().map(List::copyOf).toList();
    }

    /// Units of a demand that a region is to do in a slot; at least 1.
    public record Share(int region, int slot, long units) {}

    /// The shares of the demand at `index`, in order of slot and region.
    public List<Share> of(int index) {
        return shares.get(index);
    }
}
