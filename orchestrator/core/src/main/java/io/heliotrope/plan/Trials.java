package io.heliotrope.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Which part of its window a job that comes again and again should look at, learnt from what each
/// part would have come to.
///
/// A job with a usual moment inside of its window is safe there. Waiting for a better one pays as
/// far as forecasts are right, and of some windows they are right in a part only. So all parts
/// between two sixteenths of the window, these moments alone, and the usual moment alone, are tried
/// on paper whenever a window has passed. The next one is looked at in the part that emitted least
/// of late, a window counting `1/e` after thirty others; and the whole of it is kept to unless a
/// part is better by a fifth of what one job emits at its usual moment.
///
/// Knows of nothing but what it was told has passed. One thread.
public final class Trials {
    private static final int CUTS = 16;
    private static final double REMEMBERED = 30;
    private static final double BETTER_BY = 0.2;

    private final List<Part> parts;
    private final int usual;
    private final double kept = StrictMath.exp(-1 / REMEMBERED);
    private final double[] scores;

    /// Where in a window a job may begin, from `first` to `last`, both inclusive, counted in slots
    /// from the first start that the window allows.
    public record Part(int first, int last) {
        public Part {
            if (first < 0 || last < first) {
                throw new IllegalArgumentException(
                        "a part of a window must be 0 <= first <= last, was %d to %d"
                                .formatted(first, last));
            }
        }
    }

    /// For windows with so many starts, at least 1, of which the one numbered `usual`, from 0, is
    /// the job's own.
    ///
    /// @throws IllegalArgumentException when `usual` is not among the starts
    public Trials(int starts, int usual) {
        if (usual < 0 || usual >= starts) {
            throw new IllegalArgumentException(
                    "the usual start must be one of 0 to %d, was %d".formatted(starts - 1, usual));
        }
        Part own = new Part(usual, usual);
        this.parts = parts(starts - 1, own);
        this.usual = parts.indexOf(own);
        this.scores = new double[parts.size()];
    }

    private static List<Part> parts(int last, Part own) {
        TreeSet<Integer> cuts = new TreeSet<>();
        for (int cut = 0; cut <= CUTS; cut++) {
            cuts.add(Math.toIntExact(Math.round((double) last * cut / CUTS)));
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(0, last));
        for (int first : cuts) {
            for (int end : cuts.tailSet(first)) {
                if (end - first < last) {
                    parts.add(new Part(first, end));
                }
            }
        }
        if (!parts.contains(own)) {
            parts.add(own);
        }
        return List.copyOf(parts);
    }

    /// All that are tried, the whole window first.
    public List<Part> parts() {
        return parts;
    }

    /// A window has passed, in which a job that kept to `parts().get(i)` would have emitted
    /// `grams.get(i)`. A window of which the usual moment was free of emissions teaches nothing.
    public void passed(List<Double> grams) {
        if (grams.size() != parts.size()) {
            throw new IllegalArgumentException(
                    "grams of %d parts are needed, were %d".formatted(parts.size(), grams.size()));
        }
        double own = grams.get(usual);
        if (!(own > 0)) {
            return;
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] = scores[i] * kept + (grams.get(i) - own) / own;
        }
    }

    /// The part to look at in the next window.
    public Part best() {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            double margin = best == 0 ? BETTER_BY : 0;
            if (scores[i] + margin < scores[best]) {
                best = i;
            }
        }
        return parts.get(best);
    }
}
