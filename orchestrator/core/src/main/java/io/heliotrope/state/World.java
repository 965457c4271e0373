package io.heliotrope.state;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.EnergyPerToken;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.ControlRecord.EnergyFigure;
import io.heliotrope.protocol.PowerPlan;
import io.heliotrope.protocol.WorldOffsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything a decision knows beside the job: an immutable snapshot of the control topics.
///
/// Safe from any thread. Two worlds folded to the same offsets are equal in all that a decision
/// reads. What a region's signals amount to is worked out when it is first asked for, or before, by
/// [#ready].
public final class World {
    private final Catalogue catalogue;
    private final PolicySettings policy;
    private final WorldOffsets offsets;
    private final ClockState clock;
    private final PoolState pools;
    private final SignalState signals;
    private final List<Pool> byRegion;
    private final TokenEnergies energies;

    // written at most once with the same value, each curve and index being immutable: a race costs
    // a second working out, and never shows
    private final @Nullable GreenCurve[] curves;
    private final @Nullable GreenCurve[] earlier;

    World(
            Catalogue catalogue,
            PolicySettings policy,
            WorldOffsets offsets,
            SignalState signals,
            PoolState pools,
            ClockState clock,
            @Nullable World previous) {
        this.catalogue = catalogue;
        this.policy = policy;
        this.offsets = offsets;
        this.clock = clock;
        this.pools = pools;
        this.signals = signals;
        this.byRegion = group();
        this.energies =
                TokenEnergies.of(
                        catalogue, signals.energies(), previous == null ? null : previous.energies);
        this.curves = new GreenCurve[catalogue.size()];
        this.earlier = previous == null ? new GreenCurve[0] : previous.curves;
    }

    /// Works out all that is worked out once, so that no decision waits for it.
    World ready() {
        for (int region = 0; region < curves.length; region++) {
            GreenCurve _ = curve(region);
        }
        return this;
    }

    /// The basis that most regions have, the first in the order of [Basis] of equals.
    public @Nullable Basis commonBasis() {
        EnumMap<Basis, Integer> regions = new EnumMap<>(Basis.class);
        for (int region = 0; region < curves.length; region++) {
            curve(region).basis().ifPresent(basis -> regions.merge(basis, 1, Integer::sum));
        }
        Basis most = null;
        int regionsOfMost = 0;
        for (Map.Entry<Basis, Integer> each : regions.entrySet()) {
            if (each.getValue() > regionsOfMost) {
                most = each.getKey();
                regionsOfMost = each.getValue();
            }
        }
        return most;
    }

    private GreenCurve made(int index) {
        Region region = catalogue.region(index);
        SignalState.Known known = signals.of(region);
        long slot = Slots.of(clock.now());
        GreenCurve old = index < earlier.length ? earlier[index] : null;
        return old != null && old.madeOf(region, known, slot)
                ? old
                : new GreenCurve(region, known, slot);
    }

    private List<Pool> group() {
        List<List<Worker>> ready = new ArrayList<>();
        catalogue.regions().forEach(r -> ready.add(new ArrayList<>()));
        for (Worker worker : pools.workers().values()) {
            int region = catalogue.indexOf(worker.heartbeat().region());
            if (region >= 0 && worker.ready(realNow())) {
                ready.get(region).add(worker);
            }
        }
        return ready.stream().map(Pool::new).toList();
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public PolicySettings policy() {
        return policy;
    }

    public WorldOffsets offsets() {
        return offsets;
    }

    /// The regions with a ready worker.
    public Set<RegionId> regionsUp() {
        Set<RegionId> up = new HashSet<>();
        for (int i = 0; i < byRegion.size(); i++) {
            if (!byRegion.get(i).isDown()) {
                up.add(catalogue.region(i).id());
            }
        }
        return up;
    }

    /// Job time: the simulated clock when there is one.
    public Instant now() {
        return clock.now();
    }

    /// The newest real time seen on the control topics; it stands still while they are out of
    /// reach.
    public Instant realNow() {
        return clock.heardAt().isAfter(pools.heardAt()) ? clock.heardAt() : pools.heardAt();
    }

    public Region region(int index) {
        return catalogue.region(index);
    }

    /// The ready workers of a region by index of the catalogue.
    public Pool pool(int region) {
        return byRegion.get(region);
    }

    /// The grams per kWh of a region by index of the catalogue.
    public GreenCurve curve(int region) {
        GreenCurve curve = curves[region];
        if (curve == null) {
            curve = made(region);
            curves[region] = curve;
        }
        return curve;
    }

    /// What is known of a region's grid on one basis: by its curve where that has this basis, else
    /// by what was told beside it. Never of another one. Worked out anew on each call.
    public Rungs grid(int region, Basis basis) {
        GreenCurve curve = curve(region);
        return curve.basis().filter(own -> own == basis).isPresent()
                ? curve.rungs()
                : signals.beside(
                        catalogue.region(region).zone(), basis, Slots.start(Slots.of(clock.now())));
    }

    /// The carbon-free share of a region's grid.
    public Shares carbonFree(int region) {
        return signals.shares().of(catalogue.region(region).zone());
    }

    /// Energy per output token of a model of the catalogue in a region by index: as meters told it,
    /// else as the catalogue states it.
    public EnergyPerToken energy(ModelSpec model, int region) {
        return energies.of(model, region);
    }

    /// All that meters told, in order of model, accelerator and count.
    public Collection<EnergyFigure> energyFigures() {
        return signals.energies().values();
    }

    /// The same world as who knew nothing of meters saw it: with the catalogue's energy alone.
    public World withoutMeters() {
        return signals.energies().isEmpty()
                ? this
                : new World(
                        catalogue, policy, offsets, signals.withoutEnergies(), pools, clock, this);
    }

    /// Whether a job from `origin` may compare the grams of `region` with those of others: they
    /// have the basis of its origin, against which its saving is counted; where nothing is known of
    /// the origin's grid, the basis that most regions have. Grams that may not be compared are no
    /// grams: a decision takes them as unknown.
    public boolean isComparable(int origin, int region) {
        Basis basis = curve(origin).basis().orElseGet(this::commonBasis);
        return curve(region).basis().filter(own -> own == basis).isPresent();
    }

    /// How many accelerators regions are to have powered, if anybody said so.
    public Optional<PowerPlan> power() {
        return Optional.ofNullable(pools.power());
    }

    /// The last word of a worker, ready or not.
    public Optional<Worker> worker(WorkerId id) {
        return Optional.ofNullable(pools.workers().get(id));
    }

    /// All workers that were ever heard of, in order of id.
    public Collection<Worker> workers() {
        return pools.workers().values();
    }

    /// All workers of a region that were ever heard of, ready or not.
    public List<Worker> workersOf(RegionId region) {
        return pools.workers().values().stream()
                .filter(w -> w.heartbeat().region().equals(region))
                .toList();
    }
}
