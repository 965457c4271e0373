package io.heliotrope.signals.recorded;

import io.heliotrope.model.RegionId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The one place that says how a region's name in a file becomes its id.
///
/// Files spell regions their own way (`AUS_QLD`, `West Europe`); ids are lower case with hyphens.
final class RegionNames {
    private static final int LONGEST = 40;

    static final String EXPECTED = "a region's name: 1 to 40 letters, digits or -";

    private RegionNames() {}

    /// The id of the region called `name`; null when no id can be made of it.
    static @Nullable RegionId id(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() || slug.length() > LONGEST ? null : new RegionId(slug);
    }
}
