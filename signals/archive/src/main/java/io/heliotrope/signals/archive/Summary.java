package io.heliotrope.signals.archive;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.store.SignalRow;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a file says of itself in its schema's metadata, so that a query opens only those that it
/// needs.
record Summary(GridZone zone, Extent extent, SortedSet<String> sources) {
    private static final String SCHEMA = "heliotrope.schema";
    private static final String VERSION = "signal/1";
    private static final String ZONE = "heliotrope.zone";
    private static final String SOURCES = "heliotrope.sources";
    private static final String SEPARATOR = "\n";

    Summary {
        sources = Collections.unmodifiableSortedSet(new TreeSet<>(sources));
    }

    /// @throws java.util.NoSuchElementException when there are no rows
    static Summary of(GridZone zone, Collection<SignalRow> rows) {
        SortedSet<String> sources = new TreeSet<>();
        rows.forEach(row -> sources.add(row.series().source()));
        return new Summary(zone, Extent.of(rows), sources);
    }

    Summary and(Summary other) {
        SortedSet<String> both = new TreeSet<>(sources);
        both.addAll(other.sources);
        return new Summary(zone, extent.and(other.extent), both);
    }

    /// What a file has that is no part of an archive: an export, or an answer over HTTP.
    static Map<String, String> ofAnyRows() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(SCHEMA, VERSION);
        metadata.putAll(Licences.all());
        return metadata;
    }

    Map<String, String> toMetadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(SCHEMA, VERSION);
        metadata.put(ZONE, zone.value());
        metadata.put("heliotrope.valid_from.min", extent.validFromMin().toString());
        metadata.put("heliotrope.valid_from.max", extent.validFromMax().toString());
        metadata.put("heliotrope.valid_to.max", extent.validToMax().toString());
        metadata.put("heliotrope.issued_at.min", extent.issuedMin().toString());
        metadata.put("heliotrope.issued_at.max", extent.issuedMax().toString());
        metadata.put("heliotrope.received_at.min", extent.receivedMin().toString());
        metadata.put("heliotrope.received_at.max", extent.receivedMax().toString());
        metadata.put(SOURCES, String.join(SEPARATOR, sources));
        metadata.putAll(Licences.of(sources));
        return metadata;
    }

    /// @throws DamagedFile when this is the metadata of something else
    static Summary of(Map<String, String> metadata) throws DamagedFile {
        String version = metadata.getOrDefault(SCHEMA, "");
        if (!version.equals(VERSION)) {
            throw new DamagedFile(
                    version.isEmpty()
                            ? "is no file of an archive: it does not say " + SCHEMA
                            : "is of "
                                    + SCHEMA
                                    + " "
                                    + version
                                    + ", this program reads "
                                    + VERSION);
        }
        try {
            Extent extent =
                    new Extent(
                            time(metadata, "heliotrope.valid_from.min"),
                            time(metadata, "heliotrope.valid_from.max"),
                            time(metadata, "heliotrope.valid_to.max"),
                            time(metadata, "heliotrope.issued_at.min"),
                            time(metadata, "heliotrope.issued_at.max"),
                            time(metadata, "heliotrope.received_at.min"),
                            time(metadata, "heliotrope.received_at.max"));
            List<String> sources = List.of(word(metadata, SOURCES).split(SEPARATOR));
            return new Summary(new GridZone(word(metadata, ZONE)), extent, new TreeSet<>(sources));
        } catch (DateTimeException | IllegalArgumentException wrong) {
            throw new DamagedFile("says of itself what cannot be: " + wrong.getMessage(), wrong);
        }
    }

    private static Instant time(Map<String, String> metadata, String key) throws DamagedFile {
        return Instant.parse(word(metadata, key));
    }

    private static String word(Map<String, String> metadata, String key) throws DamagedFile {
        String word = metadata.get(key);
        if (word == null) {
            throw new DamagedFile("does not say " + key + ": it may be an export, not a part");
        }
        return word;
    }
}
