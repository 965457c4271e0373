package io.heliotrope.orchestrator.access;

import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/// Who can do what with what: the rights that are listed, or those that a cluster was seen to give.
///
/// A cell is a row of letters, `R` read, `W` write, `D` describe, `C` create, `A` alter, `g` and
/// `a` describe and alter the settings, `X` delete; a dot is a refusal. Safe from any thread.
final class Matrix {
    static final String CLUSTER = "(the cluster)";

    private static final List<AclOperation> OPERATIONS =
            List.of(READ, WRITE, DESCRIBE, CREATE, ALTER, DESCRIBE_CONFIGS, ALTER_CONFIGS, DELETE);
    private static final String LETTERS = "RWDCAgaX";

    private final SortedMap<String, SortedMap<Role, SortedSet<AclOperation>>> rows =
            new TreeMap<>();

    synchronized void put(Role role, String resource, AclOperation operation) {
        rows.computeIfAbsent(resource, r -> new TreeMap<>())
                .computeIfAbsent(role, r -> new TreeSet<>())
                .add(operation);
    }

    synchronized void putAll(Role role, Map<AclOperation, Set<String>> passed) {
        passed.forEach((operation, names) -> names.forEach(name -> put(role, name, operation)));
    }

    /// What `rights` say of these names, with what Kafka takes to be part of them.
    static Matrix listed(
            Collection<Right> rights,
            Set<String> topics,
            Set<String> groups,
            Set<String> transactions) {
        Matrix matrix = new Matrix();
        for (Right right : rights) {
            Set<String> names =
                    switch (right.resource().resourceType()) {
                        case TOPIC -> topics;
                        case GROUP -> groups;
                        case TRANSACTIONAL_ID -> transactions;
                        case CLUSTER -> Set.of(CLUSTER);
                        default -> throw new AssertionError(right);
                    };
            names.stream()
                    .filter(name -> isAbout(right, name))
                    .forEach(name -> {
                        matrix.put(right.role(), name, right.operation());
                        if (right.operation() == READ || right.operation() == WRITE) {
                            matrix.put(right.role(), name, DESCRIBE);
                        }
                    });
        }
        return matrix;
    }

    private static boolean isAbout(Right right, String name) {
        String of = right.resource().name();
        return right.resource().resourceType() == ResourceType.CLUSTER
                || (right.resource().patternType() == PatternType.PREFIXED
                        ? name.startsWith(of)
                        : name.equals(of));
    }

    /// As a table, the same for the same rights.
    String table(Collection<Role> roles) {
        StringBuilder text = new StringBuilder();
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        text.append(" ".repeat(width));
        int cell =
                Math.max(
                        LETTERS.length(),
                        roles.stream().mapToInt(r -> r.word().length()).max().orElse(0));
        roles.forEach(role -> text.append("  ").append(padded(role.word(), cell)));
        rows.forEach((name, row) -> {
            text.append('\n').append(padded(name, width));
            for (Role role : roles) {
                text.append("  ")
                        .append(padded(letters(row.getOrDefault(role, new TreeSet<>())), cell));
            }
        });
        return text.append('\n').toString();
    }

    private static String letters(Set<AclOperation> operations) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < OPERATIONS.size(); i++) {
            text.append(operations.contains(OPERATIONS.get(i)) ? LETTERS.charAt(i) : '.');
        }
        return text.toString();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
