package io.heliotrope.queues.format;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Cover;
import io.heliotrope.model.Curve;
import io.heliotrope.model.Digest;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Jurisdiction;
import io.heliotrope.model.Jurisdictions;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.Location;
import io.heliotrope.model.Measured;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.OriginLaw;
import io.heliotrope.model.PayloadRef;
import io.heliotrope.model.PublicKey;
import io.heliotrope.model.Quality;
import io.heliotrope.model.QuoteId;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import io.heliotrope.model.Sealing;
import io.heliotrope.model.Sealing.Duty;
import io.heliotrope.model.SealingKey;
import io.heliotrope.model.ServedModel;
import io.heliotrope.model.Step;
import io.heliotrope.model.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Any value of the model, drawn by a seed: also the odd ones that are still valid.
class AnyValue {
    final RandomGenerator random;

    AnyValue(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    @SafeVarargs
    final <T> T one(Supplier<? extends T>... choices) {
        return choices[random.nextInt(choices.length)].get();
    }

    <T extends Enum<T>> T word(Class<T> type) {
        T[] all = type.getEnumConstants();
        return all[random.nextInt(all.length)];
    }

    <T> List<T> list(int most, Supplier<T> each) {
        var all = new ArrayList<T>();
        for (int left = random.nextInt(most + 1); left > 0; left--) {
            all.add(each.get());
        }
        return all;
    }

    /// Printable text with quotes, backslashes, accents and characters beyond 16 bits.
    String text() {
        return one(
                () -> "plain-" + random.nextInt(1000),
                () -> "\"quoted\" \\ back",
                () -> "größer für 日本 🌻",
                () -> "</script>&'; --");
    }

    String slug() {
        return "r" + random.nextInt(40);
    }

    RegionId region() {
        return new RegionId(slug());
    }

    ClusterId cluster() {
        return new ClusterId("c" + random.nextInt(9));
    }

    Digest digest() {
        return Digest.of(Long.toString(random.nextLong()));
    }

    Instant instant() {
        return one(
                () -> Instant.EPOCH.plusSeconds(random.nextInt()),
                () -> Instant.ofEpochSecond(1_800_000_000L, random.nextInt(1_000_000_000)),
                () -> Instant.parse("2026-03-29T01:00:00Z"),
                () -> Instant.MAX,
                () -> Instant.MIN);
    }

    Duration positive() {
        return one(
                () -> Duration.ofMillis(1 + random.nextInt(100_000)),
                () -> Duration.ofNanos(1),
                () -> Duration.ofDays(400).plusSeconds(1));
    }

    double number() {
        return one(
                () -> 0.0,
                () -> random.nextDouble() * 1000,
                () -> Double.MIN_VALUE,
                () -> 1e300,
                () -> (double) random.nextInt(500));
    }

    /// A number, or NaN for one that is not known.
    double known() {
        return one(this::number, () -> Double.NaN);
    }

    Residency residency() {
        return one(
                () -> Residency.ANYWHERE,
                () -> Residency.parse("EEA"),
                () -> Residency.parse("!US"),
                () -> Residency.parse("EEA,CH,!DE"));
    }

    PayloadRef payload() {
        return new PayloadRef(
                cluster(),
                text(),
                random.nextInt(9),
                random.nextLong() >>> 1,
                random.nextInt() >>> 1);
    }

    Job job() {
        return new Job(
                new JobId(text()),
                region(),
                new TenantId(text()),
                text(),
                residency(),
                AnyPieces.objective(this),
                instant(),
                digest(),
                payload(),
                cover(),
                AnyTraits.ofJob(random, text()),
                random.nextBoolean() ? null : quote());
    }

    private QuoteId quote() {
        Instant from = Instant.EPOCH.plusSeconds(random.nextInt() >>> 1);
        return new QuoteId(region(), from, from.plusSeconds(900), from.minusSeconds(60));
    }

    Cover cover() {
        return one(
                () -> Cover.OPEN,
                () -> new Cover.Open(true),
                () ->
                        new Cover.Sealed(
                                random.nextBoolean(),
                                new TreeMap<>(Map.of(region(), publicKey().id())),
                                publicKey()));
    }

    private PublicKey publicKey() {
        byte[] bytes = new byte[PublicKey.LENGTH];
        random.nextBytes(bytes);
        return PublicKey.of(bytes);
    }

    private Sealing sealing(RegionId region) {
        return one(
                () -> Sealing.NONE,
                () ->
                        new Sealing(
                                new TreeMap<>(
                                        Map.of(
                                                region,
                                                List.of(
                                                        new SealingKey.Live(publicKey()),
                                                        new SealingKey.Retired(publicKey().id())))),
                                new TreeMap<>(Map.of(new Jurisdiction("EU"), word(Duty.class)))));
    }

    Reading reading() {
        return new Reading(
                new GridZone(text()),
                new GramsPerKwh(number()),
                word(Basis.class),
                text(),
                instant(),
                word(Quality.class),
                word(Step.class),
                random.nextBoolean() ? "" : text());
    }

    /// A curve whose known values are `least` or more.
    Curve curve(double least) {
        double[] values = new double[random.nextInt(30)];
        for (int i = 0; i < values.length; i++) {
            values[i] = least + known();
        }
        return new Curve(Instant.ofEpochSecond(random.nextInt()), positive(), values);
    }

    /// A curve of values from 0 to 1.
    Curve shares() {
        double[] values = {0, random.nextDouble(), Double.NaN, 1};
        return new Curve(Instant.ofEpochSecond(random.nextInt()), positive(), values);
    }

    Measured measured() {
        Instant from = Instant.ofEpochSecond(random.nextInt());
        return new Measured(
                Duration.ZERO,
                positive(),
                positive(),
                from,
                from.plus(positive()),
                random.nextInt(10_000),
                random.nextInt(10_000),
                new KilowattHours(number()),
                text(),
                random.nextBoolean() ? 1 + number() : Double.NaN,
                random.nextBoolean() ? digest() : null);
    }

    ServedModel served() {
        return new ServedModel(text(), text(), 1 + random.nextInt(ServedModel.MOST));
    }

    Catalogue catalogue() {
        var ids = new ArrayList<RegionId>();
        for (int i = 0; i <= random.nextInt(5); i++) {
            ids.add(new RegionId("region-" + i));
        }
        Map<Catalogue.Route, Double> routes = new TreeMap<>();
        for (RegionId from : ids) {
            for (RegionId to : ids) {
                routes.put(new Catalogue.Route(from, to), number());
            }
        }
        return new Catalogue(
                ids.stream().map(this::place).toList(),
                new Jurisdictions(
                        Map.of(
                                new Jurisdiction("SE"), new Jurisdiction("EU"),
                                new Jurisdiction("EU"), new Jurisdiction("EEA"))),
                list(3, this::model),
                routes,
                sealing(ids.getFirst()),
                origins());
    }

    private OriginLaw origins() {
        return random.nextBoolean()
                ? OriginLaw.NONE
                : new OriginLaw(
                        new TreeMap<>(
                                Map.of(
                                        new Jurisdiction("EU"),
                                        Residency.parse("EEA"),
                                        new Jurisdiction("SE"),
                                        Residency.parse("EU,!SE"))));
    }

    private Region place(RegionId id) {
        return new Region(
                id,
                new GridZone(text()),
                new Jurisdiction(one(() -> "SE", () -> "US-CA")),
                cluster(),
                new Location(random.nextDouble(-90, 90), random.nextDouble(-180, 180)),
                AnyPower.accelerator(this),
                random.nextInt(9),
                random.nextInt(9),
                random.nextDouble(1, 3),
                AnyTraits.ofSite(random));
    }

    private ModelSpec model() {
        String name = "m-" + random.nextInt(1_000_000);
        return one(
                () -> new ModelSpec(name, 0.5, number(), 0.1, 12.5),
                () -> new ModelSpec(name, 0.5, number(), 0.1, 12.5, text(), text()));
    }
}
