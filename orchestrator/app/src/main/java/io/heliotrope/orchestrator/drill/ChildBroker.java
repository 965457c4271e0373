package io.heliotrope.orchestrator.drill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A broker in a process of its own, which can be killed and started again on its data and port.
/// Belongs to the drill's thread.
public final class ChildBroker implements AutoCloseable {
    private static final Duration STARTED_WITHIN = Duration.ofSeconds(60);

    private final Site site;
    private final String name;
    private final Map<String, String> settings;
    private final Path data;
    private int port;
    private int starts;
    private @Nullable ChildJvm process;
    private @Nullable FaultProxy proxy;

    private ChildBroker(Site site, String name, Path data, Map<String, String> settings) {
        this.site = site;
        this.name = name;
        this.data = data;
        this.settings = new TreeMap<>(settings);
    }

    /// Starts it on a folder of the site; `settings` go over those of the embedded broker.
    static ChildBroker start(Site site, String name, Map<String, String> settings) {
        return start(site, name, site.data("broker-" + name), settings);
    }

    /// Starts it on `data`.
    static ChildBroker start(Site site, String name, Path data, Map<String, String> settings) {
        ChildBroker broker = new ChildBroker(site, name, data, settings);
        broker.startAgain();
        return broker;
    }

    /// Starts it with a proxy in front: clients that come through [#proxied] learn no other address
    /// of it, those that come through [#bootstrap] pass the proxy by.
    static ChildBroker behindProxy(Site site, String name, Map<String, String> settings) {
        ChildBroker broker = new ChildBroker(site, name, site.data("broker-" + name), settings);
        broker.proxy = FaultProxy.listening();
        broker.startAgain();
        return broker;
    }

    /// Starts it on the data that it left, at the address that it had.
    public void startAgain() {
        starts++;
        FaultProxy front = proxy;
        List<String> arguments = new ArrayList<>();
        arguments.add(data.toString());
        arguments.add(Integer.toString(port));
        arguments.add(Integer.toString(front == null ? 0 : front.port()));
        settings.forEach((key, value) -> arguments.add(key + "=" + value));
        ChildJvm started =
                ChildJvm.start(
                        site,
                        "broker-" + name + "-" + starts,
                        List.of(),
                        BrokerProcess.class.getName(),
                        arguments);
        process = started;
        started.awaitSaid(BrokerProcess.DIRECT, STARTED_WITHIN);
        port = portAfter(BrokerProcess.DIRECT, started.said());
        if (front != null) {
            front.to(portAfter(BrokerProcess.BEHIND, started.said()));
        }
    }

    private static int portAfter(String words, String said) {
        String rest = said.substring(said.indexOf(words) + words.length());
        String address = rest.lines().findFirst().orElseThrow();
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1).strip());
    }

    /// `host:port`, past any proxy.
    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    /// `host:port` of the proxy in front of it.
    public String proxied() {
        return "127.0.0.1:" + proxy().port();
    }

    /// What stands in front of it.
    ///
    /// @throws IllegalStateException when it was started without one
    public FaultProxy proxy() {
        if (proxy == null) {
            throw new IllegalStateException("broker " + name + " has no proxy");
        }
        return proxy;
    }

    /// Everything that was sent to it.
    Path data() {
        return data;
    }

    public ChildJvm process() {
        if (process == null) {
            throw new IllegalStateException("broker " + name + " was not started");
        }
        return process;
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
        if (proxy != null) {
            proxy.close();
        }
    }
}
