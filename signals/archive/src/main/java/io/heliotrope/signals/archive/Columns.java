package io.heliotrope.signals.archive;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.store.Kind;
import io.heliotrope.signals.store.SeriesKey;
import io.heliotrope.signals.store.Signal;
import io.heliotrope.signals.store.SignalRow;
import io.heliotrope.signals.store.Site;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeStampMilliTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/// The columns of a file and the rows in them. For one thread.
///
/// Words are plain UTF-8, not dictionaries: these need one set of words for a whole file, and every
/// reader understands plain ones. A value that is known to be missing is null.
final class Columns {
    /// How many rows are written or read at a time.
    static final int ROWS_OF_A_BATCH = 4096;

    private static final ArrowType TEXT = ArrowType.Utf8.INSTANCE;
    private static final ArrowType TIME = new ArrowType.Timestamp(TimeUnit.MILLISECOND, "UTC");
    private static final ArrowType NUMBER =
            new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);

    private final VectorSchemaRoot root;
    private final VarCharVector zone;
    private final VarCharVector region;
    private final VarCharVector signal;
    private final VarCharVector kind;
    private final VarCharVector factorType;
    private final VarCharVector unit;
    private final VarCharVector source;
    private final TimeStampMilliTZVector issuedAt;
    private final TimeStampMilliTZVector validFrom;
    private final TimeStampMilliTZVector validTo;
    private final TimeStampMilliTZVector receivedAt;
    private final Float8Vector value;
    private final Float8Vector p10;
    private final Float8Vector p90;
    private final BitVector estimated;
    private final VarCharVector estimationMethod;
    private final VarCharVector quality;
    private final IntVector horizon;

    /// @throws DamagedFile when `root` has other columns
    Columns(VectorSchemaRoot root) throws DamagedFile {
        this.root = root;
        this.zone = column("zone", VarCharVector.class);
        this.region = column("region", VarCharVector.class);
        this.signal = column("signal", VarCharVector.class);
        this.kind = column("kind", VarCharVector.class);
        this.factorType = column("factor_type", VarCharVector.class);
        this.unit = column("unit", VarCharVector.class);
        this.source = column("source", VarCharVector.class);
        this.issuedAt = column("issued_at", TimeStampMilliTZVector.class);
        this.validFrom = column("valid_from", TimeStampMilliTZVector.class);
        this.validTo = column("valid_to", TimeStampMilliTZVector.class);
        this.receivedAt = column("received_at", TimeStampMilliTZVector.class);
        this.value = column("value", Float8Vector.class);
        this.p10 = column("p10", Float8Vector.class);
        this.p90 = column("p90", Float8Vector.class);
        this.estimated = column("estimated", BitVector.class);
        this.estimationMethod = column("estimation_method", VarCharVector.class);
        this.quality = column("quality", VarCharVector.class);
        this.horizon = column("horizon_s", IntVector.class);
    }

    static Schema schema(Map<String, String> metadata) {
        return new Schema(
                List.of(
                        always("zone", TEXT),
                        perhaps("region", TEXT),
                        always("signal", TEXT),
                        always("kind", TEXT),
                        perhaps("factor_type", TEXT),
                        always("unit", TEXT),
                        always("source", TEXT),
                        always("issued_at", TIME),
                        always("valid_from", TIME),
                        always("valid_to", TIME),
                        always("received_at", TIME),
                        perhaps("value", NUMBER),
                        perhaps("p10", NUMBER),
                        perhaps("p90", NUMBER),
                        always("estimated", ArrowType.Bool.INSTANCE),
                        perhaps("estimation_method", TEXT),
                        always("quality", TEXT),
                        always("horizon_s", new ArrowType.Int(Integer.SIZE, true))),
                metadata);
    }

    private static Field always(String name, ArrowType type) {
        return new Field(name, FieldType.notNullable(type), List.of());
    }

    private static Field perhaps(String name, ArrowType type) {
        return new Field(name, FieldType.nullable(type), List.of());
    }

    private <V> V column(String name, Class<V> type) throws DamagedFile {
        Object vector = root.getVector(name);
        if (!type.isInstance(vector)) {
            throw new DamagedFile("has no column " + name + " of the type that signal/1 gives it");
        }
        return type.cast(vector);
    }

    void set(int i, SignalRow row) {
        SeriesKey series = row.series();
        set(zone, i, series.zone().value());
        set(region, i, series.site().word());
        set(signal, i, series.signal().word());
        set(kind, i, series.kind().word());
        set(factorType, i, series.kind().factorType());
        set(unit, i, series.unit().word());
        set(source, i, series.source());
        issuedAt.setSafe(i, row.issuedAt().toEpochMilli());
        validFrom.setSafe(i, row.validFrom().toEpochMilli());
        validTo.setSafe(i, row.validTo().toEpochMilli());
        receivedAt.setSafe(i, row.receivedAt().toEpochMilli());
        set(value, i, row.value());
        set(p10, i, row.p10());
        set(p90, i, row.p90());
        estimated.setSafe(i, row.estimated() ? 1 : 0);
        set(estimationMethod, i, row.estimationMethod());
        set(quality, i, row.quality().word());
        horizon.setSafe(i, row.horizonSeconds());
    }

    private static void set(VarCharVector vector, int i, String word) {
        if (word.isEmpty()) {
            vector.setNull(i);
        } else {
            vector.setSafe(i, word.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void set(Float8Vector vector, int i, double number) {
        if (Double.isNaN(number)) {
            vector.setNull(i);
        } else {
            vector.setSafe(i, number);
        }
    }

    /// @throws DamagedFile when there is no row that it could be
    SignalRow get(int i) throws DamagedFile {
        try {
            return new SignalRow(
                    series(i),
                    Instant.ofEpochMilli(issuedAt.get(i)),
                    Instant.ofEpochMilli(receivedAt.get(i)),
                    Instant.ofEpochMilli(validFrom.get(i)),
                    Instant.ofEpochMilli(validTo.get(i)),
                    number(value, i),
                    number(p10, i),
                    number(p90, i),
                    estimated.get(i) != 0,
                    word(estimationMethod, i),
                    quality(word(quality, i)));
        } catch (IllegalArgumentException | IllegalStateException wrong) {
            throw new DamagedFile("row " + i + " of a batch cannot be: " + wrong.getMessage());
        }
    }

    /// Whether row `i` begins to hold between two moments in milliseconds since 1970, the later one
    /// exclusive.
    boolean beginsBetween(int i, long fromMillis, long untilMillis) {
        long begins = validFrom.get(i);
        return begins >= fromMillis && begins < untilMillis;
    }

    private SeriesKey series(int i) throws DamagedFile {
        String signalWord = word(signal, i);
        String kindWord = word(kind, i);
        String factorWord = word(factorType, i);
        return new SeriesKey(
                new GridZone(word(zone, i)),
                Site.of(word(region, i)),
                Signal.of(signalWord).orElseThrow(() -> unknown("signal", signalWord)),
                Kind.of(kindWord, factorWord)
                        .orElseThrow(() -> unknown("kind", kindWord + " " + factorWord)),
                word(source, i));
    }

    private static Quality quality(String word) throws DamagedFile {
        return Stream.of(Quality.values())
                .filter(quality -> quality.word().equals(word))
                .findFirst()
                .orElseThrow(() -> unknown("quality", word));
    }

    private static DamagedFile unknown(String what, String word) {
        return new DamagedFile("has a " + what + " that this program does not know: " + word);
    }

    private static String word(VarCharVector vector, int i) {
        return vector.isNull(i) ? "" : new String(vector.get(i), StandardCharsets.UTF_8);
    }

    private static double number(Float8Vector vector, int i) {
        return vector.isNull(i) ? Double.NaN : vector.get(i);
    }

    /// Begins an empty batch.
    void clear() {
        root.getFieldVectors()
                .forEach(vector -> {
                    vector.reset();
                    vector.setInitialCapacity(ROWS_OF_A_BATCH);
                });
        root.setRowCount(0);
    }

    /// Ends a batch of `rows`.
    void end(int rows) {
        root.setRowCount(rows);
    }
}
