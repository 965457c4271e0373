package io.heliotrope.orchestrator.cli;

import java.time.DateTimeException;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads `Europe/Berlin` as an option.
final class ZoneOption implements ITypeConverter<ZoneId> {
    @Override
    public ZoneId convert(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException wrong) {
            throw new TypeConversionException(
                    "'" + text + "' is not a time zone such as Europe/Berlin or UTC");
        }
    }
}
