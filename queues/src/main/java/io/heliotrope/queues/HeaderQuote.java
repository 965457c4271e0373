package io.heliotrope.queues;

import io.heliotrope.model.Lane;
import io.heliotrope.model.QuoteId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The header by which a batch job takes a choice of a quote.
final class HeaderQuote {
    private HeaderQuote() {}

    /// Absent when there is none, or none that reads.
    static @Nullable QuoteId of(HeaderFields fields, Lane lane) {
        Optional<String> text = fields.text(JobHeaders.QUOTE);
        if (text.isEmpty()) {
            return null;
        }
        if (lane == Lane.INTERACTIVE) {
            fields.defect(JobHeaders.QUOTE, text.get(), "none: an interactive job runs at once");
            return null;
        }
        try {
            return QuoteId.parse(text.get());
        } catch (IllegalArgumentException unread) {
            fields.defect(JobHeaders.QUOTE, text.get(), QuoteId.EXPECTED);
            return null;
        }
    }
}
