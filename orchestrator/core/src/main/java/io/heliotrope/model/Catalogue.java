package io.heliotrope.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// All regions, in order of id, with the law, the models and the round-trip times between them.
///
/// A region's index in this order is its bit in a word of regions; there are at most 64.
public final class Catalogue {
    /// A word of regions has this many bits.
    public static final int MOST_REGIONS = 64;

    private final List<Region> regions;
    private final Jurisdictions law;
    private final Map<String, ModelSpec> models;
    private final double[][] rttMillis;
    private final Map<RegionId, Integer> index;
    private final Map<Jurisdiction, Long> within;
    private final Set<Jurisdiction> labels;
    private final Sealing sealing;
    private final List<Sealing.Duty> duties;
    private final OriginLaw origins;
    private final long[] lawful;

    /// A catalogue without sealing keys.
    public Catalogue(
            List<Region> regions,
            Jurisdictions law,
            List<ModelSpec> models,
            Map<Route, Double> rtt) {
        this(regions, law, models, rtt, Sealing.NONE);
    }

    /// A catalogue that binds no origin.
    public Catalogue(
            List<Region> regions,
            Jurisdictions law,
            List<ModelSpec> models,
            Map<Route, Double> rtt,
            Sealing sealing) {
        this(regions, law, models, rtt, sealing, OriginLaw.NONE);
    }

    /// A region's own jurisdiction is known, also where `law` does not name it: a label that names
    /// it is no unknown label. `rtt` gives the round-trip time in ms of a pair; both directions
    /// must be there, the way to itself may be absent and is then 1 ms.
    public Catalogue(
            List<Region> regions,
            Jurisdictions law,
            List<ModelSpec> models,
            Map<Route, Double> rtt,
            Sealing sealing,
            OriginLaw origins) {
        if (regions.isEmpty() || regions.size() > MOST_REGIONS) {
            throw new IllegalArgumentException(
                    "catalogue needs 1 to 64 regions, had " + regions.size());
        }
        this.regions = regions.stream().sorted(Comparator.comparing(Region::id)).toList();
        this.law = law.beside(this.regions.stream().map(Region::jurisdiction).toList());
        this.models = new TreeMap<>();
        models.forEach(m -> this.models.put(m.name(), m));
        this.index = new TreeMap<>();
        for (int i = 0; i < this.regions.size(); i++) {
            if (index.put(this.regions.get(i).id(), i) != null) {
                throw new IllegalArgumentException(
                        "region " + this.regions.get(i).id() + " is named twice");
            }
        }
        this.rttMillis = matrix(rtt);
        this.labels = labels(this.law);
        this.within = new TreeMap<>();
        labels.forEach(label -> within.put(label, wordWithin(label)));
        this.sealing = checked(sealing);
        this.duties =
                this.regions.stream().map(r -> sealing.duty(r.jurisdiction(), this.law)).toList();
        origins.check(this.law);
        this.origins = origins;
        this.lawful = this.regions.stream().mapToLong(this::wordLawful).toArray();
    }

    private Sealing checked(Sealing given) {
        for (RegionId region : given.keys().keySet()) {
            if (!index.containsKey(region)) {
                throw new IllegalArgumentException(
                        "sealing keys are given for " + region + ", which is no region");
            }
        }
        for (Jurisdiction place : given.duties().keySet()) {
            if (!labels.contains(place)) {
                throw new IllegalArgumentException(
                        "a duty to seal is given for " + place + ", which the law does not know");
            }
        }
        return given;
    }

    /// The same catalogue with other sealing keys and duties.
    public Catalogue with(Sealing other) {
        return new Catalogue(regions, law, models(), routes(), other, origins);
    }

    private static Set<Jurisdiction> labels(Jurisdictions law) {
        Set<Jurisdiction> labels = new TreeSet<>(law.parents().keySet());
        labels.addAll(law.parents().values());
        labels.addAll(law.alone());
        return labels;
    }

    private long wordWithin(Jurisdiction outer) {
        long word = 0;
        for (int i = 0; i < regions.size(); i++) {
            word |= law.within(regions.get(i).jurisdiction(), outer) ? 1L << i : 0;
        }
        return word;
    }

    private long wordLawful(Region origin) {
        long word = 0;
        for (int i = 0; i < regions.size(); i++) {
            word |= origins.allows(origin, regions.get(i), law) ? 1L << i : 0;
        }
        return word;
    }

    private double[][] matrix(Map<Route, Double> rtt) {
        double[][] matrix = new double[regions.size()][regions.size()];
        for (int from = 0; from < regions.size(); from++) {
            for (int to = 0; to < regions.size(); to++) {
                Route route = new Route(regions.get(from).id(), regions.get(to).id());
                Double millis = rtt.get(route);
                if (millis == null && from == to) {
                    millis = 1.0;
                }
                if (millis == null || !(millis >= 0 && Double.isFinite(millis))) {
                    throw new IllegalArgumentException(
                            "round trip "
                                    + route.from()
                                    + " to "
                                    + route.to()
                                    + " must be >= 0 ms, was "
                                    + millis);
                }
                matrix[from][to] = millis;
            }
        }
        return matrix;
    }

    /// A pair of regions, in one direction.
    public record Route(RegionId from, RegionId to) implements Comparable<Route> {
        @Override
        public int compareTo(Route other) {
            return Comparator.comparing(Route::from).thenComparing(Route::to).compare(this, other);
        }
    }

    public List<Region> regions() {
        return regions;
    }

    public Region region(int index) {
        return regions.get(index);
    }

    public int size() {
        return regions.size();
    }

    /// Position of `id` in [#regions], or -1 when it is unknown.
    public int indexOf(RegionId id) {
        return index.getOrDefault(id, -1);
    }

    public Optional<Region> find(RegionId id) {
        int at = indexOf(id);
        return at < 0 ? Optional.empty() : Optional.of(regions.get(at));
    }

    /// Whether a job from `origin` may be processed in `region`: its labels allow it, and so does
    /// the law of its origin. Where there is such law, an origin that is not known is allowed
    /// nothing.
    public boolean allows(Residency residency, RegionId origin, Region region) {
        boolean isLawful =
                origins.isNone()
                        || find(origin)
                                .filter(from -> origins.allows(from, region, law))
                                .isPresent();
        return isLawful && residency.allows(region, origin, law);
    }

    /// The regions where a job from `origin` may be processed, one bit each: the answer of
    /// [#allows] for all of them at once, from tables made with the catalogue.
    public long allowed(Residency residency, RegionId origin) {
        long denied = 0;
        boolean known = true;
        for (Jurisdiction label : residency.denied()) {
            denied |= within.getOrDefault(label, 0L);
            known &= labels.contains(label);
        }
        long allowed = residency.allowed().isEmpty() ? -1L >>> (MOST_REGIONS - size()) : 0;
        for (Jurisdiction label : residency.allowed()) {
            allowed |= within.getOrDefault(label, 0L);
            known &= labels.contains(label);
        }
        int home = indexOf(origin);
        if (!known) {
            allowed = home < 0 ? 0 : 1L << home;
        }
        if (!origins.isNone()) {
            allowed &= home < 0 ? 0 : lawful[home];
        }
        return allowed & ~denied;
    }

    /// Where jobs may be processed by where they come from.
    public OriginLaw origins() {
        return origins;
    }

    /// The keys to seal jobs to, and which jobs must be sealed.
    public Sealing sealing() {
        return sealing;
    }

    /// Whether a job from `origin` must be sealed; one whose origin is not known must.
    public boolean mustBeSealed(RegionId origin, boolean isPersonal) {
        int at = indexOf(origin);
        if (at < 0) {
            return true;
        }
        return switch (duties.get(at)) {
            case NEVER -> false;
            case PERSONAL -> isPersonal;
            case ALWAYS -> true;
        };
    }

    /// The regions that can open what is sealed like `cover`, one bit each.
    public long openable(Cover.Sealed cover) {
        long word = 0;
        for (Map.Entry<RegionId, KeyId> each : cover.keys().entrySet()) {
            int at = indexOf(each.getKey());
            word |= at >= 0 && sealing.mayOpen(each.getKey(), each.getValue()) ? 1L << at : 0;
        }
        return word;
    }

    /// The law, which knows every region's jurisdiction.
    public Jurisdictions law() {
        return law;
    }

    public Optional<ModelSpec> model(String name) {
        return Optional.ofNullable(models.get(name));
    }

    /// All models in order of name.
    public List<ModelSpec> models() {
        return List.copyOf(models.values());
    }

    /// Round-trip time in ms between two regions by index.
    public double rttMillis(int from, int to) {
        return rttMillis[from][to];
    }

    /// Every round-trip time, in order of route.
    public Map<Route, Double> routes() {
        Map<Route, Double> all = new TreeMap<>();
        for (int from = 0; from < size(); from++) {
            for (int to = 0; to < size(); to++) {
                all.put(new Route(region(from).id(), region(to).id()), rttMillis[from][to]);
            }
        }
        return all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Catalogue that
                && regions.equals(that.regions)
                && law.equals(that.law)
                && models.equals(that.models)
                && sealing.equals(that.sealing)
                && origins.equals(that.origins)
                && Arrays.deepEquals(rttMillis, that.rttMillis);
    }

    @Override
    public int hashCode() {
        return regions.hashCode();
    }
}
