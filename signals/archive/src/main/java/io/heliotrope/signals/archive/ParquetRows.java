package io.heliotrope.signals.archive;

import io.heliotrope.signals.store.SeriesKey;
import io.heliotrope.signals.store.SignalRow;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/// Rows as Parquet has them: the columns of [Columns], in their order. For one thread.
final class ParquetRows extends WriteSupport<SignalRow> {
    private static final MessageType SCHEMA =
            Types.buildMessage()
                    .addFields(
                            text(Repetition.REQUIRED, "zone"),
                            text(Repetition.OPTIONAL, "region"),
                            text(Repetition.REQUIRED, "signal"),
                            text(Repetition.REQUIRED, "kind"),
                            text(Repetition.OPTIONAL, "factor_type"),
                            text(Repetition.REQUIRED, "unit"),
                            text(Repetition.REQUIRED, "source"),
                            time("issued_at"),
                            time("valid_from"),
                            time("valid_to"),
                            time("received_at"),
                            number("value"),
                            number("p10"),
                            number("p90"),
                            Types.required(PrimitiveTypeName.BOOLEAN).named("estimated"),
                            text(Repetition.OPTIONAL, "estimation_method"),
                            text(Repetition.REQUIRED, "quality"),
                            Types.required(PrimitiveTypeName.INT32).named("horizon_s"))
                    .named("signal");

    private Optional<RecordConsumer> consumer = Optional.empty();

    private static PrimitiveType text(Repetition repetition, String name) {
        return Types.primitive(PrimitiveTypeName.BINARY, repetition)
                .as(LogicalTypeAnnotation.stringType())
                .named(name);
    }

    private static PrimitiveType time(String name) {
        return Types.required(PrimitiveTypeName.INT64)
                .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS))
                .named(name);
    }

    private static PrimitiveType number(String name) {
        return Types.optional(PrimitiveTypeName.DOUBLE).named(name);
    }

    @Override
    @SuppressWarnings("deprecation") // abstract, and not called when the other one is there
    public WriteContext init(Configuration unused) {
        return context();
    }

    @Override
    public WriteContext init(ParquetConfiguration unused) {
        return context();
    }

    private static WriteContext context() {
        return new WriteContext(SCHEMA, Summary.ofAnyRows());
    }

    @Override
    public void prepareForWrite(RecordConsumer to) {
        consumer = Optional.of(to);
    }

    @Override
    public void write(SignalRow row) {
        SeriesKey series = row.series();
        RecordConsumer to = consumer.orElseThrow();
        to.startMessage();
        text(to, "zone", series.zone().value());
        text(to, "region", series.site().word());
        text(to, "signal", series.signal().word());
        text(to, "kind", series.kind().word());
        text(to, "factor_type", series.kind().factorType());
        text(to, "unit", series.unit().word());
        text(to, "source", series.source());
        time(to, "issued_at", row.issuedAt());
        time(to, "valid_from", row.validFrom());
        time(to, "valid_to", row.validTo());
        time(to, "received_at", row.receivedAt());
        number(to, "value", row.value());
        number(to, "p10", row.p10());
        number(to, "p90", row.p90());
        field(to, "estimated", () -> to.addBoolean(row.estimated()));
        text(to, "estimation_method", row.estimationMethod());
        text(to, "quality", row.quality().word());
        field(to, "horizon_s", () -> to.addInteger(row.horizonSeconds()));
        to.endMessage();
    }

    /// An empty word is null, as in Arrow.
    private static void text(RecordConsumer to, String name, String word) {
        if (!word.isEmpty()) {
            field(to, name, () -> to.addBinary(Binary.fromString(word)));
        }
    }

    private static void time(RecordConsumer to, String name, Instant time) {
        field(to, name, () -> to.addLong(time.toEpochMilli()));
    }

    private static void number(RecordConsumer to, String name, double number) {
        if (!Double.isNaN(number)) {
            field(to, name, () -> to.addDouble(number));
        }
    }

    private static void field(RecordConsumer to, String name, Runnable value) {
        int index = SCHEMA.getFieldIndex(name);
        to.startField(name, index);
        value.run();
        to.endField(name, index);
    }
}
