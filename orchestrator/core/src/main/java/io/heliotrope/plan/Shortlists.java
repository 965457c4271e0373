package io.heliotrope.plan;

/// The cheapest places of each class, prices of room included, when they were last looked for.
///
/// Between two searches of all its places a class looks at these alone. When the best of them has
/// become dearer than all others were, it looks at all again; prices that fell elsewhere since are
/// noticed at the next [#renew]. One thread; of one plan.
final class Shortlists {
    private final Starts starts;
    private final int most;
    private final int[] places;
    private final double[] costs;
    private final double[] values;

    /// Where the stretch of a run lies among the sums of prices.
    private final int[] begins;

    private final int[] ends;
    private final int[] count;

    /// What all other places cost at least, with their room, when they were last looked at.
    private final double[] beyond;

    private int filling;

    /// At most `most` places of each class.
    Shortlists(Starts starts, int most) {
        this.starts = starts;
        this.most = Math.min(most, starts.widest());
        this.places = new int[starts.classes() * this.most];
        this.costs = new double[places.length];
        this.values = new double[places.length];
        this.begins = new int[places.length];
        this.ends = new int[places.length];
        this.count = new int[starts.classes()];
        this.beyond = new double[starts.classes()];
    }

    /// Looks at all places of all classes.
    void renew(Stretches stretches) {
        for (int c = 0; c < count.length; c++) {
            renew(c, stretches);
        }
    }

    private void renew(int c, Stretches stretches) {
        count[c] = 0;
        filling = c;
        starts.each(c, stretches, this::offer);
        for (int at = c * most; at < c * most + count[c]; at++) {
            begins[at] = stretches.begin(places[at]);
            ends[at] = stretches.end(places[at], starts.length(c));
        }
        beyond[c] = count[c] < most ? Double.POSITIVE_INFINITY : values[c * most + most - 1];
    }

    /// Keeps the cheapest in order of what they cost with their room, the earlier offered of equals
    /// first.
    private void offer(int place, double cost, double value) {
        int first = filling * most;
        int size = count[filling];
        if (size == most && value >= values[first + size - 1]) {
            return;
        }
        int at = first + (size == most ? size - 1 : size);
        while (at > first && isBefore(value, place, values[at - 1], places[at - 1])) {
            values[at] = values[at - 1];
            places[at] = places[at - 1];
            costs[at] = costs[at - 1];
            at--;
        }
        values[at] = value;
        places[at] = place;
        costs[at] = cost;
        count[filling] = Math.min(most, size + 1);
    }

    /// Of equals the earlier slot, then the first region.
    private boolean isBefore(double value, int place, double other, int otherPlace) {
        return value < other
                || (value == other
                        && otherPlace != Starts.NONE
                        && place % starts.slots() < otherPlace % starts.slots());
    }

    /// The cheapest place of a class at present prices, of those that it looks at; [Starts#NONE]
    /// when it has none.
    int cheapest(int c, Stretches stretches) {
        int best = Starts.NONE;
        double least = Double.POSITIVE_INFINITY;
        for (int at = c * most; at < c * most + count[c]; at++) {
            double value = costs[at] + stretches.between(begins[at], ends[at]);
            if (isBefore(value, places[at], least, best)) {
                least = value;
                best = places[at];
            }
        }
        if (least > beyond[c]) {
            renew(c, stretches);
            return count[c] == 0 ? Starts.NONE : places[c * most];
        }
        return best;
    }
}
