package io.heliotrope.signals.carbon;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Location;
import io.heliotrope.signals.NearestNames;
import io.heliotrope.signals.ResourceTable;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Where the regions of the large clouds are, and on which grid zone (as Electricity Maps names
/// zones).
///
/// Coordinates are those of the providers' published cities, to a tenth of a degree. Immutable;
/// safe from any thread.
public final class CloudRegions {
    private static final int MOST_SUGGESTIONS = 3;

    private final Map<String, CloudRegion> regions = new TreeMap<>();

    private CloudRegions() {
        for (var row : ResourceTable.read(CloudRegions.class, "cloud-regions.csv")) {
            Location location =
                    new Location(
                            Double.parseDouble(row.getField("latitude")),
                            Double.parseDouble(row.getField("longitude")));
            Provider provider = Provider.valueOf(row.getField("provider").toUpperCase(Locale.ROOT));
            String name = row.getField("region");
            CloudRegion region =
                    new CloudRegion(provider, name, new GridZone(row.getField("zone")), location);
            if (regions.put(name, region) != null) {
                throw new IllegalStateException("cloud region " + name + " appears twice");
            }
        }
    }

    /// A cloud's owner.
    public enum Provider {
        AWS,
        AZURE,
        GCP
    }

    /// One region of a cloud; names are unique across providers.
    public record CloudRegion(Provider provider, String name, GridZone zone, Location location) {}

    /// What a look-up found.
    public sealed interface Lookup {
        /// The region is known.
        record Found(CloudRegion region) implements Lookup {}

        /// It is not; `nearest` holds up to three names that may have been meant.
        record Unknown(String name, List<String> nearest) implements Lookup {
            /// One line for a person.
            public String message() {
                String hint = nearest.isEmpty() ? "" : "; nearest: " + String.join(", ", nearest);
                return "no cloud region '" + name + "'" + hint;
            }
        }
    }

    /// Reads the table that ships with the program.
    public static CloudRegions shipped() {
        return new CloudRegions();
    }

    /// Finds a region by the provider's name for it, such as `europe-north1`.
    public Lookup find(String name) {
        CloudRegion region = regions.get(name);
        return region == null
                ? new Lookup.Unknown(
                        name, NearestNames.of(name, regions.keySet(), MOST_SUGGESTIONS))
                : new Lookup.Found(region);
    }

    /// The zones of this table that the provider does not offer any more: to be told at start, with
    /// what took their place.
    public List<ZoneCheck.Problem> validate(Collection<GridZone> offered) {
        List<GridZone> used = regions.values().stream().map(CloudRegion::zone).toList();
        return ZoneCheck.shipped().validate(used, offered);
    }

    /// All regions, in order of name.
    public List<CloudRegion> all() {
        return List.copyOf(regions.values());
    }
}
