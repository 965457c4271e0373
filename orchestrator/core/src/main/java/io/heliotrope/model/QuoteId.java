package io.heliotrope.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// A choice of a quote, by which a job says that it takes it: to start in `region` from `from`
/// until `until`, exclusive, for jobs submitted until `lapsesAt`. Job time, whole seconds.
///
/// The text tells all of it, so that nobody need remember a quote: it is a wish within law, policy
/// and capacity, and never a right. It is no secret.
public record QuoteId(RegionId region, Instant from, Instant until, Instant lapsesAt) {
    /// What a text must look like, for messages.
    public static final String EXPECTED =
            "the id of a choice, such as q1.eu-north.20260131T020000Z.20260131T021500Z.20260131T010000Z";

    private static final String VERSION = "q1";
    private static final int PARTS = 5;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /// @throws IllegalArgumentException when it does not end after its start
    public QuoteId {
        from = from.truncatedTo(ChronoUnit.SECONDS);
        until = until.truncatedTo(ChronoUnit.SECONDS);
        lapsesAt = lapsesAt.truncatedTo(ChronoUnit.SECONDS);
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException(
                    "a quote must end after its start, was %s to %s".formatted(from, until));
        }
    }

    /// The text that [#parse] reads.
    public String text() {
        return String.join(
                ".",
                VERSION,
                region.value(),
                MOMENT.format(from),
                MOMENT.format(until),
                MOMENT.format(lapsesAt));
    }

    /// Reads what [#text] wrote.
    ///
    /// @throws IllegalArgumentException when the text is none of an id
    public static QuoteId parse(String text) {
        List<String> parts = List.of(text.split("\\.", -1));
        if (parts.size() != PARTS || !parts.getFirst().equals(VERSION)) {
            throw new IllegalArgumentException("a quote was '" + text + "', expected " + EXPECTED);
        }
        try {
            return new QuoteId(
                    new RegionId(parts.get(1)),
                    Instant.from(MOMENT.parse(parts.get(2))),
                    Instant.from(MOMENT.parse(parts.get(3))),
                    Instant.from(MOMENT.parse(parts.get(4))));
        } catch (DateTimeException unread) {
            throw new IllegalArgumentException(
                    "a quote was '" + text + "', expected " + EXPECTED, unread);
        }
    }

    /// Why a job that was submitted at one moment may not have it at another; empty when it may.
    public Optional<String> closed(Instant submittedAt, Instant now) {
        if (submittedAt.isAfter(lapsesAt)) {
            return Optional.of(
                    "it lapsed at %s, the job was submitted at %s"
                            .formatted(lapsesAt, submittedAt));
        }
        return now.isBefore(until)
                ? Optional.empty()
                : Optional.of("its interval ended at " + until);
    }

    /// Whether a start is within the stated interval.
    public boolean covers(Instant start) {
        return !start.isBefore(from) && start.isBefore(until);
    }

    @Override
    public String toString() {
        return text();
    }
}
