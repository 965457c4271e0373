package io.heliotrope.orchestrator.drill;

import io.heliotrope.model.ClusterId;
import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.token.TokenKeyFile;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.crash.CrashPoint;
import io.heliotrope.token.TokenKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The roles of an installation, each in a process of its own, on brokers that are there already.
///
/// Belongs to the drill's thread.
public final class ChildFleet implements AutoCloseable {
    static final String MAIN = "io.heliotrope.orchestrator.Main";
    static final String UP = "up; end it with Ctrl-C";
    private static final String TOKEN_KEY = "token.key";
    private static final Duration UP_WITHIN = Duration.ofSeconds(90);
    private static final Duration SCAN_PATIENCE = Duration.ofSeconds(30);

    private final Site site;
    private final Path file;
    private final HeliotropeConfig config;
    private final Map<String, ChildJvm> running = new TreeMap<>();
    private final Map<String, Integer> starts = new TreeMap<>();

    private ChildFleet(Site site, Path file, HeliotropeConfig config) {
        this.site = site;
        this.file = file;
        this.config = config;
    }

    /// An installation on clusters at `addresses`; `more` lines go below each cluster's settings.
    /// All of its processes have the same token keys. Nothing runs yet.
    static ChildFleet on(Site site, Map<ClusterId, String> addresses, String more) {
        try {
            TokenKeys _ = TokenKeyFile.make(site.folder().resolve(TOKEN_KEY));
        } catch (IOException e) {
            throw new DrillFailed("no token key in " + site.folder(), e);
        }
        return on(site, addresses, more, "tokens: {keyFile: %s}%n".formatted(TOKEN_KEY));
    }

    /// The same without any setting that an earlier build may not know.
    static ChildFleet plain(Site site, Map<ClusterId, String> addresses) {
        return on(site, addresses, "", "");
    }

    private static ChildFleet on(
            Site site, Map<ClusterId, String> addresses, String more, String rest) {
        Path file =
                FleetFile.write(
                        site.folder().resolve("heliotrope.yaml"),
                        new TreeMap<>(addresses),
                        more,
                        rest);
        return switch (ConfigLoad.file(file, Map.of())) {
            case ConfigLoad.Loaded(HeliotropeConfig config) -> new ChildFleet(site, file, config);
            case ConfigLoad.Refused refused ->
                    throw new IllegalStateException(
                            "the drill's own settings are wrong: " + refused);
        };
    }

    /// Starts every role, the control process first, and returns when all are up.
    void startAll() {
        startAll(site.classPath());
    }

    /// The same, from another build of the program.
    void startAll(String classPath) {
        ChildJvm _ = start(Member.CONTROL, List.of(), classPath);
        awaitUp(Member.CONTROL);
        List<Member> others = Member.ALL.subList(1, Member.ALL.size());
        others.forEach(member -> start(member, List.of(), classPath));
        others.forEach(this::awaitUp);
    }

    /// Starts a member and returns at once.
    ChildJvm start(Member member) {
        return start(member, List.of());
    }

    /// Starts a member that is to end at the `passing`-th passing of `point`.
    ChildJvm startArmed(Member member, CrashPoint point, long passing) {
        return start(
                member, List.of("-D" + CrashPoint.PROPERTY + "=" + point.word() + ":" + passing));
    }

    private ChildJvm start(Member member, List<String> flags) {
        return start(member, flags, site.classPath());
    }

    /// Starts a member from another build of the program.
    ChildJvm start(Member member, List<String> flags, String classPath) {
        int start = starts.merge(member.name(), 1, Integer::sum);
        List<String> arguments = new ArrayList<>(member.arguments());
        arguments.addAll(
                List.of(
                        "--config",
                        file.toString(),
                        "--data",
                        site.data(member.name()).toString()));
        ChildJvm child =
                ChildJvm.start(
                        site, member.name() + "-" + start, flags, classPath, MAIN, arguments);
        running.put(member.name(), child);
        return child;
    }

    /// Waits until a member says that it is up.
    ///
    /// @throws DrillFailed when it does not, with what it said
    void awaitUp(Member member) {
        of(member).awaitSaid(UP, UP_WITHIN);
    }

    boolean isUp(Member member) {
        return of(member).said().contains(UP);
    }

    /// The process that was started last for a member.
    ///
    /// @throws IllegalArgumentException when none was
    public ChildJvm of(Member member) {
        ChildJvm child = running.get(member.name());
        if (child == null) {
            throw new IllegalArgumentException(
                    member + " was not started, only " + running.keySet());
        }
        return child;
    }

    Collection<ChildJvm> children() {
        return List.copyOf(running.values());
    }

    /// The file with the keys that all tokens are known by.
    Path tokenKeys() {
        return site.folder().resolve(TOKEN_KEY);
    }

    Site site() {
        return site;
    }

    HeliotropeConfig config() {
        return config;
    }

    /// How to reach a cluster.
    ClientSettings client(ClusterId cluster) {
        return Installation.client(config, cluster);
    }

    /// The installation for whoever reads its topics.
    Installation installation() {
        return new Installation(config, config.catalogue(), SCAN_PATIENCE);
    }

    @Override
    public void close() {
        running.values().forEach(ChildJvm::close);
    }
}
