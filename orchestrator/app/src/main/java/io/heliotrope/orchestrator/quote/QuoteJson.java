package io.heliotrope.orchestrator.quote;

import io.heliotrope.model.Decision;
import io.heliotrope.model.QuoteId;
import io.heliotrope.model.Reading;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.quote.Doubt;
import io.heliotrope.quote.GramsInterval;
import io.heliotrope.quote.Quote;
import io.heliotrope.quote.Quote.Choice;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An offer as one JSON document. Names are stable; moments are job time, grams are CO2e.
///
/// - `at`, `origin`, `model`, `deadline`, `gpu_time_seconds`, `latest_safe_start`
/// - `decision`: `kind` (`dispatch`, `hold`, `refuse`), with `region`, `until`, `reason`, `detail`,
///   `earliest_completion` where they apply
/// - `choices`: `quote` (the id to accept it by, null where none can be accepted), `region`,
///   `start`, `completion`, `at_once`, `decided`, `grams` (`p10`, `p50`, `p90`, null when not
///   known), `saved_grams` (against `at_home`), `usd` (null when nobody stated a price),
///   `confidence`, `doubts`, `reading` (null when nothing is known)
/// - `in_pieces`: `grams` and `pieces` (`region`, `from`, `until`) of an interruptible job that
///   would run in several if it is sent as it is, or null; all choices are of one piece
/// - `at_home`: such a choice, or null; nothing need be free for it
/// - `more_slack`: `hours`, `deadline`, `saved_grams` and `choice` (null when there is none); null
///   when no deadline may lie so far ahead
/// - `capacity`: `known`, and `at` where it is
public final class QuoteJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private QuoteJson() {}

    /// The document, indented, ended by a line feed.
    public static String render(Offer offer) {
        Quote quote = offer.quote();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("at", quote.at().toString())
                .put("origin", quote.job().origin().value())
                .put("model", quote.job().model())
                .put("deadline", offer.deadline().toString())
                .put("gpu_time_seconds", Offer.complete(quote.job()).gpuTime().toSeconds())
                .put("latest_safe_start", moment(quote.latestSafeStart()));
        decision(root.putObject("decision"), offer);
        ArrayNode choices = root.putArray("choices");
        quote.choices().forEach(choice -> put(choices.addObject(), choice, quote));
        quote.inPieces()
                .ifPresentOrElse(
                        cut -> pieces(root.putObject("in_pieces"), cut),
                        () -> root.putNull("in_pieces"));
        quote.atHome()
                .ifPresentOrElse(
                        home -> put(root.putObject("at_home"), home, quote),
                        () -> root.putNull("at_home"));
        offer.withMore()
                .ifPresentOrElse(
                        later -> slack(root.putObject("more_slack"), quote, later),
                        () -> root.putNull("more_slack"));
        ObjectNode capacity = root.putObject("capacity");
        switch (offer.taken()) {
            case Taken.Known known -> capacity.put("known", true).put("at", known.at().toString());
            case Taken.Unknown _ -> capacity.put("known", false);
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static void pieces(ObjectNode node, Receipt cut) {
        number(node, "grams", cut.winner().map(Receipt.Scored::grams).orElse(Double.NaN));
        ArrayNode pieces = node.putArray("pieces");
        cut.pieces()
                .forEach(piece ->
                        pieces.addObject()
                                .put("region", piece.region().value())
                                .put("from", piece.from().toString())
                                .put("until", piece.until().toString()));
    }

    /// What a decision that does not exist yet would be.
    private static void decision(ObjectNode node, Offer offer) {
        switch (offer.quote().receipt().decision()) {
            case Decision.Dispatch(RegionId region) ->
                    node.put("kind", "dispatch").put("region", region.value());
            case Decision.Hold hold ->
                    node.put("kind", "hold")
                            .put("region", hold.meantFor().map(RegionId::value).orElse(null))
                            .put("until", hold.until().toString())
                            .put("reason", lower(hold.reason()));
            case Decision.Refuse refuse ->
                    node.put("kind", "refuse")
                            .put("reason", lower(refuse.reason()))
                            .put("detail", offer.refusal())
                            .put("earliest_completion", moment(refuse.earliestCompletion()));
        }
    }

    private static void put(ObjectNode node, Choice choice, Quote quote) {
        node.put("quote", choice.accepting().map(QuoteId::text).orElse(null))
                .put("region", choice.region().value())
                .put("start", choice.start().toString())
                .put("completion", choice.completion().toString())
                .put("at_once", choice.isAtOnce())
                .put("decided", choice.isDecided());
        GramsInterval grams = choice.grams();
        if (grams.isKnown()) {
            node.putObject("grams")
                    .put("p10", grams.p10())
                    .put("p50", grams.p50())
                    .put("p90", grams.p90());
        } else {
            node.putNull("grams");
        }
        number(node, "saved_grams", quote.saved(choice));
        number(node, "usd", choice.usd());
        node.put("confidence", choice.confidence().word());
        ArrayNode doubts = node.putArray("doubts");
        for (Doubt doubt : choice.doubts()) {
            doubts.add(lower(doubt));
        }
        choice.basis()
                .ifPresentOrElse(
                        reading -> reading(node.putObject("reading"), reading),
                        () -> node.putNull("reading"));
    }

    private static void reading(ObjectNode node, Reading reading) {
        node.put("zone", reading.zone().value())
                .put("grams_per_kwh", reading.intensity().value())
                .put("basis", reading.basis().word())
                .put("source", reading.source())
                .put("quality", reading.quality().word())
                .put("issued_at", reading.issuedAt().toString());
    }

    private static void slack(ObjectNode node, Quote quote, Quote later) {
        node.put("hours", Offer.MORE.toHours())
                .put("deadline", Offer.deadline(later.job()).toString());
        double saved =
                quote.decided().map(choice -> choice.grams().p50()).orElse(Double.NaN)
                        - later.decided().map(choice -> choice.grams().p50()).orElse(Double.NaN);
        number(node, "saved_grams", saved);
        later.decided()
                .ifPresentOrElse(
                        choice -> put(node.putObject("choice"), choice, later),
                        () -> node.putNull("choice"));
    }

    private static void number(ObjectNode node, String name, double value) {
        if (Double.isNaN(value)) {
            node.putNull(name);
        } else {
            node.put(name, value);
        }
    }

    private static @Nullable String moment(Instant instant) {
        return instant.equals(Instant.MAX) || instant.equals(Instant.MIN)
                ? null
                : instant.toString();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
