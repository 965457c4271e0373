package io.heliotrope.signals.accounting;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Region;
import java.time.Instant;
import java.util.List;

/// What the grid and the site of a region really were, as far as it is known.
///
/// Recorded series, published signals and a running process's own memory are its sources. What is
/// not known is left out: it is never filled. Must be safe from any thread.
public interface Truth {
    /// The intensity of the region's zone on one basis, in order of time, without overlaps: all
    /// that touches `from` until `to`, exclusive, which is after `from`.
    List<Grid> intensity(Region region, Basis basis, Instant from, Instant to);

    /// The region's PUE, in order of time, without overlaps and without gaps from `from` until
    /// `to`: where nothing better is known, the site's usual one holds.
    List<Site> pue(Region region, Instant from, Instant to);

    /// An intensity and the time for which it holds.
    record Grid(Instant from, Instant to, GramsPerKwh intensity, Quality quality) {}

    /// A PUE, 1 or more, and the time for which it holds; `sigma` is the standard deviation of its
    /// logarithm.
    record Site(Instant from, Instant to, double pue, double sigma) {
        public Site {
            if (!(pue >= 1 && sigma >= 0)) {
                throw new IllegalArgumentException(
                        "PUE must be >= 1 and its deviation >= 0, were " + pue + " and " + sigma);
            }
        }
    }
}
