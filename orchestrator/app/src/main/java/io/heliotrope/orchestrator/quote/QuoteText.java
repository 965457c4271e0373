package io.heliotrope.orchestrator.quote;

import io.heliotrope.model.Decision;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.quote.Doubt;
import io.heliotrope.quote.GramsInterval;
import io.heliotrope.quote.Quote;
import io.heliotrope.quote.Quote.Choice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// An offer for people: plain ASCII, moments in UTC, grams of CO2e.
public final class QuoteText {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int PRICES = 7;
    private static final double PERCENT = 100;

    private final Offer offer;
    private final Quote quote;
    private final StringBuilder text = new StringBuilder();

    private QuoteText(Offer offer) {
        this.offer = offer;
        this.quote = offer.quote();
    }

    /// The text, each line ended by a line feed.
    public static String render(Offer offer) {
        return new QuoteText(offer).render();
    }

    private String render() {
        line(
                "batch job from %s: %s of %s, to be complete by %s UTC"
                        .formatted(
                                quote.job().origin(),
                                amount(Offer.complete(quote.job()).gpuTime()),
                                quote.job().model(),
                                moment(offer.deadline())));
        line(
                "as of %s UTC; nothing is enqueued, nothing is reserved"
                        .formatted(moment(quote.at())));
        line("");
        verdict();
        if (!quote.choices().isEmpty()) {
            table();
        }
        quote.inPieces().ifPresent(this::pieces);
        quote.atHome().ifPresent(this::atHome);
        slack();
        doubts();
        ids();
        return text.toString().stripTrailing() + "\n";
    }

    private void verdict() {
        switch (quote.receipt().decision()) {
            case Decision.Refuse refuse -> {
                line(
                        "%swould be REFUSED: %s"
                                .formatted(
                                        quote.inPieces().isPresent() ? "in one piece it " : "",
                                        offer.refusal()));
                if (refuse.earliestCompletion().isBefore(Instant.MAX)) {
                    line(
                            "could be complete at %s UTC at the earliest"
                                    .formatted(moment(refuse.earliestCompletion())));
                }
                line("");
            }
            case Decision.Hold hold -> {
                if (quote.receipt().isPending()) {
                    line(
                            ("would be HELD by the policy, neither accepted nor refused, until %s UTC"
                                            + " at the latest")
                                    .formatted(moment(hold.until())));
                    line("");
                } else if (quote.decided().isEmpty()) {
                    line(
                            "would be ACCEPTED, and wait for a region that is down: see"
                                    + " heliotrope explain");
                    line("");
                }
            }
            case Decision.Dispatch _ -> {
                // the table says all of it
            }
        }
    }

    private void table() {
        row(
                "",
                "start",
                "complete by",
                "region",
                "grams",
                "p10 to p90",
                "saves",
                "USD",
                "confidence");
        for (Choice choice : quote.choices()) {
            row(
                    choice.isDecided() ? "*" : "",
                    choice.isAtOnce() ? "now" : moment(choice.start()),
                    moment(choice.completion()),
                    choice.region().value(),
                    grams(choice.grams().p50()),
                    interval(choice.grams()),
                    share(choice),
                    usd(choice),
                    choice.confidence().word());
        }
        line(
                "* is what is chosen %s; starts by %s UTC whatever comes"
                        .formatted(
                                quote.inPieces().isPresent()
                                        ? "of one piece"
                                        : "if the job is sent as it is",
                                moment(quote.latestSafeStart())));
        line("");
    }

    /// The column of prices is there when one is known.
    private void row(String... cells) {
        String[] shown = cells.clone();
        shown[PRICES] = hasPrices() ? "%7s  ".formatted(cells[PRICES]) : "";
        text.append("%-1s %-15s  %-15s  %-14s %10s  %-18s %8s  %s%s%n".formatted((Object[]) shown));
    }

    /// What it emits less than the job now at home, in percent of that.
    private String share(Choice choice) {
        double home = quote.atHome().map(at -> at.grams().p50()).orElse(Double.NaN);
        return home > 0 && choice.grams().isKnown()
                ? String.format(Locale.ROOT, "%.0f %%", PERCENT * quote.saved(choice) / home)
                : "";
    }

    private boolean hasPrices() {
        return quote.choices().stream().anyMatch(choice -> !Double.isNaN(choice.usd()));
    }

    private void pieces(Receipt receipt) {
        double grams = receipt.winner().map(Receipt.Scored::grams).orElse(Double.NaN);
        double home = quote.atHome().map(at -> at.grams().p50()).orElse(Double.NaN);
        line(
                "sent as it is, it may be suspended: %d pieces, %s g, saves %s"
                        .formatted(
                                receipt.pieces().size(), grams(grams), saved(home - grams, home)));
        for (Receipt.Piece piece : receipt.pieces()) {
            line(
                    "  %-14s %s to %s UTC"
                            .formatted(
                                    piece.region(), moment(piece.from()), moment(piece.until())));
        }
        line("");
    }

    private void atHome(Choice home) {
        String saved =
                quote.decided()
                        .map(quote::saved)
                        .filter(grams -> !Double.isNaN(grams))
                        .map(grams -> "; * saves " + saved(grams, home.grams().p50()))
                        .orElse("");
        line(
                "now at home, in %s: %s g (%s)%s"
                        .formatted(
                                home.region(),
                                grams(home.grams().p50()),
                                interval(home.grams()),
                                saved));
    }

    private static String saved(double grams, double of) {
        String share = of > 0 ? String.format(Locale.ROOT, " (%.1f %%)", PERCENT * grams / of) : "";
        return grams(grams) + " g" + share;
    }

    private void slack() {
        String more = amount(Offer.MORE) + " more slack";
        if (offer.withMore().isEmpty()) {
            line("%s: not quoted, no deadline may lie more than 7 days ahead".formatted(more));
            return;
        }
        Quote later = offer.withMore().get();
        if (later.decided().isEmpty()) {
            line("%s: would change nothing".formatted(more));
            return;
        }
        Choice best = later.decided().get();
        double saves =
                quote.decided().map(choice -> choice.grams().p50()).orElse(Double.NaN)
                        - best.grams().p50();
        String where =
                "%s g, %s in %s"
                        .formatted(
                                grams(best.grams().p50()),
                                best.isAtOnce() ? "now" : "start " + moment(best.start()) + " UTC",
                                best.region());
        if (quote.decided().isEmpty()) {
            line("%s: would be accepted, %s".formatted(more, where));
        } else if (saves > 0) {
            line("%s would save %s g: %s".formatted(more, grams(saves), where));
        } else {
            line("%s would save nothing".formatted(more));
        }
    }

    private void doubts() {
        Set<Doubt> all = EnumSet.noneOf(Doubt.class);
        quote.choices().forEach(choice -> all.addAll(choice.doubts()));
        for (Doubt doubt : all) {
            long rows = quote.choices().stream().filter(c -> c.doubts().contains(doubt)).count();
            line(
                    "doubt: %s%s, so confidence is at most %s"
                            .formatted(
                                    doubt.words(),
                                    rows == quote.choices().size()
                                            ? ""
                                            : " (%d of the choices)".formatted(rows),
                                    doubt.atMost().word()));
        }
        if (offer.taken() instanceof Taken.Known known) {
            line(
                    "slots taken by other jobs: as the decider knew at %s UTC"
                            .formatted(moment(known.at())));
        }
    }

    private void ids() {
        if (quote.choices().isEmpty()) {
            return;
        }
        line("");
        if (!quote.takesWishes()) {
            line("no choice can be accepted: the policy prefers by several measures");
            return;
        }
        line("to have one of them, submit the job with --quote or the header heliotrope-quote:");
        for (Choice choice : quote.choices()) {
            choice.accepting()
                    .ifPresent(id ->
                            line(
                                    "  %-15s  %-14s %s"
                                            .formatted(
                                                    choice.isAtOnce()
                                                            ? "now"
                                                            : moment(choice.start()),
                                                    choice.region(),
                                                    id)));
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String moment(Instant instant) {
        return instant.equals(Instant.MIN) ? "now" : MOMENT.format(instant);
    }

    private static String amount(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 3600 == 0) {
            return seconds / 3600 + " h";
        }
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    private static String usd(Choice choice) {
        return Double.isNaN(choice.usd())
                ? "not told"
                : String.format(Locale.ROOT, "%.2f", choice.usd());
    }

    private static String interval(GramsInterval grams) {
        return grams.isKnown() ? grams(grams.p10()) + " to " + grams(grams.p90()) : "not known";
    }

    /// Three digits that say something.
    private static String grams(double grams) {
        if (Double.isNaN(grams)) {
            return "not known";
        }
        double size = Math.abs(grams);
        String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, grams);
    }
}
