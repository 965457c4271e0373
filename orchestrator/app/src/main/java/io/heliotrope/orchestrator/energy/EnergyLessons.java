package io.heliotrope.orchestrator.energy;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.ServedModel;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.ControlRecord.EnergyFigure;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.MeteredEnergy;
import io.heliotrope.signals.energy.EnergyBook;
import io.heliotrope.signals.energy.EnergyFit;
import io.heliotrope.signals.energy.MeterReading;
import io.heliotrope.state.Worker;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Folds what heartbeats tell of energy into a book, and says which figures are worth publishing.
///
/// Everything comes from worlds and goes into records of the signals topic. The first world is
/// where it takes up again: the figures in it are the book, and what its workers have told so far
/// is counted as known. Readings that were taken in but not yet published, and those that came
/// while nobody listened, are lost by that; none is counted twice.
///
/// One reading a turn and worker is what it told since the turn before. A worker is believed only
/// about the accelerator that the catalogue gives its region, and about models that the catalogue
/// has. Deterministic: the same worlds in order give the same records. Owned by one thread.
final class EnergyLessons {
    /// A figure is published anew when energy at some batch from 1 to 64 changes by more than this
    /// part: the least deviation of a meter's fit.
    static final double CHANGE = 0.03;

    /// No figure is published more often, in job time.
    static final Duration PAUSE = Duration.ofMinutes(1);

    private final Map<WorkerId, Told> told = new HashMap<>();
    private final Map<ServedModel, String> sources = new TreeMap<>();
    private EnergyBook book = EnergyBook.shipped();
    private boolean hasBegun;

    /// What a worker has told in all since its boot.
    private record Told(String boot, Map<ServedModel, MeteredEnergy> sums) {
        /// With what `heartbeat` tells, which replaces all when it is of another boot.
        Told and(Heartbeat heartbeat) {
            Map<ServedModel, MeteredEnergy> next =
                    boot.equals(heartbeat.boot()) ? new TreeMap<>(sums) : new TreeMap<>();
            heartbeat.energy().forEach(one -> next.put(one.served(), one));
            return new Told(heartbeat.boot(), next);
        }
    }

    /// Takes in what is new in `world`; gives what to publish, in order of what was served.
    List<EnergyFigure> turn(World world) {
        for (EnergyFigure figure : world.energyFigures()) {
            book = book.resuming(figure);
            sources.putIfAbsent(figure.served(), figure.source());
        }
        for (Worker worker : world.workers()) {
            take(worker.heartbeat(), world);
        }
        hasBegun = true;
        return news(world);
    }

    private void take(Heartbeat heartbeat, World world) {
        if (heartbeat.energy().isEmpty()) {
            return;
        }
        Told before = told.getOrDefault(heartbeat.worker(), new Told(heartbeat.boot(), Map.of()));
        told.put(heartbeat.worker(), before.and(heartbeat));
        if (!hasBegun) {
            return;
        }
        boolean isSameBoot = before.boot().equals(heartbeat.boot());
        for (MeteredEnergy sum : heartbeat.energy()) {
            MeteredEnergy known = isSameBoot ? before.sums().get(sum.served()) : null;
            Optional<MeteredEnergy> added = known == null ? Optional.of(sum) : sum.since(known);
            added.ifPresent(reading -> learn(reading, heartbeat.region(), world));
        }
    }

    private void learn(MeteredEnergy reading, RegionId region, World world) {
        Catalogue catalogue = world.catalogue();
        ServedModel served = reading.served();
        Optional<ModelSpec> model = catalogue.model(served.model());
        boolean isThere =
                catalogue
                        .find(region)
                        .filter(r -> r.accelerator().name().equals(served.accelerator()))
                        .isPresent();
        if (model.isEmpty() || !isThere) {
            return;
        }
        MeterReading read =
                new MeterReading(
                        reading.method(),
                        reading.joules(),
                        reading.tokens(),
                        reading.meanBatch(),
                        world.now());
        EnergyBook.Lesson lesson = book.stating(served, model.get()).learn(served, read);
        if (lesson.verdict() == EnergyBook.Verdict.TAKEN) {
            book = lesson.book();
            sources.put(served, reading.method());
        }
    }

    private List<EnergyFigure> news(World world) {
        Map<ServedModel, EnergyFigure> published = new TreeMap<>();
        world.energyFigures().forEach(figure -> published.put(figure.served(), figure));
        List<EnergyFigure> news = new ArrayList<>();
        for (EnergyFit fit : book.fits()) {
            String source = sources.get(fit.serving());
            EnergyFigure last = published.get(fit.serving());
            if (source != null && fit.isEnough() && isNews(fit, last, world.now())) {
                news.add(fit.figure(source, world.now()));
            }
        }
        return news;
    }

    private static boolean isNews(EnergyFit fit, @Nullable EnergyFigure last, Instant now) {
        return last == null
                || (fit.differs(last.perToken(), CHANGE)
                        && !now.isBefore(last.issuedAt().plus(PAUSE)));
    }
}
