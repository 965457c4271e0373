package io.heliotrope.queues.format;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Decision;
import io.heliotrope.model.Digest;
import io.heliotrope.model.EnergySource;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.HoldReason;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Refusal;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Step;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.WorldOffsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Receipts and what they quote.
final class ReceiptJson {
    private static final int HEX_OF_WORD = 16;

    private ReceiptJson() {}

    static void receipt(Out out, Receipt receipt) {
        out.text("job", receipt.job())
                .text("policy", receipt.policy())
                .nested("world", receipt.world(), ReceiptJson::offsets)
                .instant("now", receipt.now())
                .nested("load", receipt.load(), ReceiptJson::load)
                .nested("decision", receipt.decision(), ReceiptJson::decision)
                .number("relaxation", receipt.relaxation())
                .nestedList("removals", receipt.removals(), ReceiptJson::removal);
        receipt.winner().ifPresent(s -> out.nested("chosen", s, ReceiptJson::scored));
        receipt.second().ifPresent(s -> out.nested("runnerUp", s, ReceiptJson::scored));
        receipt.counterfactual().ifPresent(s -> out.nested("atOnceAtHome", s, ReceiptJson::scored));
        if (!receipt.pieces().isEmpty()) {
            out.nestedList("pieces", receipt.pieces(), ReceiptJson::piece);
        }
    }

    static Receipt receipt(In in) {
        return new Receipt(
                new Digest(in.text("job")),
                new Digest(in.text("policy")),
                in.nested("world", ReceiptJson::offsets),
                in.instant("now"),
                in.nested("load", ReceiptJson::load),
                in.nested("decision", ReceiptJson::decision),
                in.integer("relaxation"),
                in.nestedList("removals", ReceiptJson::removal),
                in.optional("chosen", ReceiptJson::scored).orElse(null),
                in.optional("runnerUp", ReceiptJson::scored).orElse(null),
                in.optional("atOnceAtHome", ReceiptJson::scored).orElse(null),
                in.has("pieces") ? in.nestedList("pieces", ReceiptJson::piece) : List.of());
    }

    private static void piece(Out out, Receipt.Piece piece) {
        out.text("region", piece.region())
                .instant("from", piece.from())
                .instant("until", piece.until());
    }

    private static Receipt.Piece piece(In in) {
        return new Receipt.Piece(
                new RegionId(in.text("region")), in.instant("from"), in.instant("until"));
    }

    static void offsets(Out out, WorldOffsets world) {
        out.number("catalogue", world.catalogue())
                .number("policy", world.policy())
                .number("signals", world.signals())
                .number("pools", world.pools())
                .number("clock", world.clock());
    }

    static WorldOffsets offsets(In in) {
        return new WorldOffsets(
                in.number("catalogue"),
                in.number("policy"),
                in.number("signals"),
                in.number("pools"),
                in.number("clock"));
    }

    private static void load(Out out, Load load) {
        out.numbers("outstanding", load.outstanding())
                .number("firstSlot", load.firstSlot())
                .texts("blocked", Arrays.stream(load.blocked()).map(ReceiptJson::hex).toList())
                .flag("accepted", load.isAccepted());
        if (!load.uses().isEmpty()) {
            out.nestedList("uses", load.uses(), UseJson::write);
        }
        load.planned().ifPresent(place -> out.nested("planned", place, ReceiptJson::planned));
        if (!load.ran().isZero()) {
            out.duration("ran", load.ran());
        }
    }

    private static void planned(Out out, Load.Planned place) {
        out.number("region", place.region()).instant("start", place.start());
    }

    private static Load load(In in) {
        List<long[]> blocked = in.texts("blocked", ReceiptJson::words);
        Load load =
                new Load(
                                in.integers("outstanding"),
                                in.number("firstSlot"),
                                blocked.toArray(long[][]::new),
                                in.flag("accepted"),
                                in.has("uses") ? in.nestedList("uses", UseJson::read) : List.of())
                        .after(in.has("ran") ? in.duration("ran") : Duration.ZERO);
        if (!in.has("planned")) {
            return load;
        }
        Load.Planned place = in.nested("planned", ReceiptJson::planned);
        return load.with(place);
    }

    private static Load.Planned planned(In in) {
        return new Load.Planned(in.integer("region"), in.instant("start"));
    }

    private static String hex(long[] words) {
        StringBuilder text = new StringBuilder(words.length * HEX_OF_WORD);
        for (long word : words) {
            text.append(HexFormat.of().toHexDigits(word));
        }
        return text.toString();
    }

    private static long[] words(String hex) {
        if (hex.length() % HEX_OF_WORD != 0) {
            throw new In.BadField(
                    "field blocked must hold words of 16 hex digits, was '" + hex + "'");
        }
        long[] words = new long[hex.length() / HEX_OF_WORD];
        for (int i = 0; i < words.length; i++) {
            words[i] = HexFormat.fromHexDigitsToLong(hex, i * HEX_OF_WORD, (i + 1) * HEX_OF_WORD);
        }
        return words;
    }

    private static void decision(Out out, Decision decision) {
        switch (decision) {
            case Decision.Dispatch d -> out.text("kind", "dispatch").text("region", d.region());
            case Decision.Hold h -> {
                out.text("kind", "hold").instant("until", h.until());
                h.meantFor().ifPresent(region -> out.text("region", region));
                out.text("reason", h.reason());
            }
            case Decision.Refuse r ->
                    out.text("kind", "refuse")
                            .text("reason", r.reason())
                            .instantUnlessNever("earliestCompletion", r.earliestCompletion());
        }
    }

    private static Decision decision(In in) {
        String kind = in.text("kind");
        return switch (kind) {
            case "dispatch" -> new Decision.Dispatch(new RegionId(in.text("region")));
            case "hold" ->
                    new Decision.Hold(
                            in.instant("until"),
                            in.has("region") ? new RegionId(in.text("region")) : null,
                            in.word("reason", HoldReason.class));
            case "refuse" ->
                    new Decision.Refuse(
                            in.word("reason", Refusal.class),
                            in.instantOrNever("earliestCompletion"));
            default ->
                    throw new In.BadField(
                            "field kind was '" + kind + "', expected dispatch, hold or refuse");
        };
    }

    private static void removal(Out out, Receipt.Removal removal) {
        out.text("rule", removal.rule()).texts("regions", removal.regions());
    }

    private static Receipt.Removal removal(In in) {
        return new Receipt.Removal(in.text("rule"), in.texts("regions", RegionId::new));
    }

    private static void scored(Out out, Receipt.Scored scored) {
        out.text("region", scored.region())
                .instant("start", scored.start())
                .number("grams", scored.grams())
                .number("latencyMillis", scored.latencyMillis())
                .number("pue", scored.pue());
        scored.basis().ifPresent(r -> out.nested("reading", r, ReceiptJson::reading));
        scored.product().ifPresent(t -> out.nested("terms", t, ReceiptJson::terms));
    }

    private static void terms(Out out, Receipt.Terms terms) {
        out.number("kilowattHours", terms.kilowattHours())
                .number("pue", terms.pue())
                .number("gramsPerKwh", terms.gramsPerKwh());
        terms.energySource().ifPresent(e -> out.nested("energy", e, ReceiptJson::energy));
    }

    private static void energy(Out out, EnergySource source) {
        out.text("source", source.name()).number("readings", source.readings());
    }

    private static EnergySource energy(In in) {
        return new EnergySource(in.text("source"), in.integer("readings"));
    }

    private static Receipt.Scored scored(In in) {
        return new Receipt.Scored(
                new RegionId(in.text("region")),
                in.instant("start"),
                in.real("grams"),
                in.real("latencyMillis"),
                in.real("pue"),
                in.optional("reading", ReceiptJson::reading).orElse(null),
                in.optional("terms", ReceiptJson::terms).orElse(null));
    }

    private static Receipt.Terms terms(In in) {
        return new Receipt.Terms(
                in.real("kilowattHours"),
                in.real("pue"),
                in.real("gramsPerKwh"),
                in.optional("energy", ReceiptJson::energy).orElse(null));
    }

    static void reading(Out out, Reading reading) {
        out.text("zone", reading.zone())
                .number("gramsPerKwh", reading.intensity().value())
                .text("basis", reading.basis())
                .text("source", reading.source())
                .instant("issuedAt", reading.issuedAt())
                .text("quality", reading.quality())
                .text("step", reading.step());
        if (!reading.conversion().isEmpty()) {
            out.text("conversion", reading.conversion());
        }
    }

    /// A record from before there were steps has the one that follows from its quality.
    static Reading reading(In in) {
        Quality quality = in.word("quality", Quality.class);
        return new Reading(
                new GridZone(in.text("zone")),
                new GramsPerKwh(in.real("gramsPerKwh")),
                in.word("basis", Basis.class),
                in.text("source"),
                in.instant("issuedAt"),
                quality,
                in.has("step") ? in.word("step", Step.class) : Step.of(quality),
                in.has("conversion") ? in.text("conversion") : "");
    }
}
