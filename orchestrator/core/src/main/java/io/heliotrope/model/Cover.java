package io.heliotrope.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a job's payload travels: open, or sealed to the keys of the regions that may process it.
public sealed interface Cover {
    /// Open, and its producer says nothing of personal data.
    Cover OPEN = new Open(false);

    /// Whether the producer says that the payload holds personal data.
    boolean isPersonal();

    /// Whether workers of `region` can read the payload, as far as its producer has a say.
    boolean opensIn(RegionId region);

    /// Everybody who reads the record reads the payload.
    record Open(boolean isPersonal) implements Cover {
        @Override
        public boolean opensIn(RegionId region) {
            return true;
        }
    }

    /// Only workers of the named regions can read the payload, each with its key there; only who
    /// holds the private half of `replyTo` can read the output.
    record Sealed(boolean isPersonal, SortedMap<RegionId, KeyId> keys, PublicKey replyTo)
            implements Cover {
        public Sealed {
            keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
            if (keys.isEmpty() || keys.size() > Catalogue.MOST_REGIONS) {
                throw new IllegalArgumentException(
                        "a job must be sealed to 1 to 64 regions, was sealed to " + keys.size());
            }
        }

        @Override
        public boolean opensIn(RegionId region) {
            return keys.containsKey(region);
        }
    }
}
