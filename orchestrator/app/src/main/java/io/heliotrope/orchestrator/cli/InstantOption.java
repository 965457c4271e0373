package io.heliotrope.orchestrator.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads `2022-03-01T00:00Z` as an option.
final class InstantOption implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException wrong) {
            throw new TypeConversionException(
                    "'" + text + "' is not a moment such as 2022-03-01T00:00Z");
        }
    }
}
