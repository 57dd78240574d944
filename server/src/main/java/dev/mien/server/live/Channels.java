package dev.mien.server.live;

import dev.mien.server.key.Caller;
import dev.mien.timeline.Step;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings together who listens with whose sessions, by name: that of the caller and that of the session. Either may come first, and a
 * name stays through any number of sessions, one after the other. Shared by threads.
 */
public final class Channels {
    /** Who wants to hear of a session. Called by the session's thread, so it must not wait. */
    public interface Listener {
        /** A session of that name has begun. */
        void begun();

        /**
         * Hears of the next frame.
         *
         * @param step what it brought
         */
        void step(Step step);

        /** The session has ended. */
        void ended();
    }

    /** Hears of one session and tells the listeners. */
    public interface Session extends AutoCloseable {
        /**
         * Tells what a frame brought, unless a newer session has taken the name.
         *
         * @param step of the session
         */
        void step(Step step);

        /** The session has ended. */
        @Override
        void close();
    }

    private record Name(String caller, String session) {}

    private static final class Channel {
        private final Set<Listener> listeners = new LinkedHashSet<>();
        private @Nullable Session current;
    }

    private final Map<Name, Channel> channels = new HashMap<>();

    /**
     * Begins a session; one of the same caller and name that still goes on is heard of no more.
     *
     * @param caller whose it is
     * @param name of the session
     * @return where it tells what happens; to be closed by the caller
     */
    public Session begin(Caller caller, String name) {
        Name key = new Name(caller.name(), name);
        Session session = new Session() {
            @Override
            public void step(Step step) {
                listeners(key, this).forEach(listener -> listener.step(step));
            }

            @Override
            public void close() {
                end(key, this);
            }
        };
        Session before;
        List<Listener> listeners;
        synchronized (this) {
            Channel channel = channels.computeIfAbsent(key, none -> new Channel());
            before = channel.current;
            channel.current = session;
            listeners = List.copyOf(channel.listeners);
        }
        for (Listener listener : listeners) {
            if (before != null) {
                listener.ended();
            }
            listener.begun();
        }
        return session;
    }

    private synchronized List<Listener> listeners(Name key, Session session) {
        Channel channel = channels.get(key);
        return channel == null || channel.current != session ? List.of() : List.copyOf(channel.listeners);
    }

    private void end(Name key, Session session) {
        List<Listener> listeners = listeners(key, session);
        synchronized (this) {
            Channel channel = channels.get(key);
            if (channel != null && channel.current == session) {
                channel.current = null;
                forget(key, channel);
            }
        }
        listeners.forEach(Listener::ended);
    }

    /**
     * Listens to the sessions of a name, the one under way and those to come.
     *
     * @param caller whose sessions
     * @param name of the sessions
     * @param listener hears of them from now on
     * @return ends that when closed
     */
    public Runnable listen(Caller caller, String name, Listener listener) {
        Name key = new Name(caller.name(), name);
        boolean goesOn;
        synchronized (this) {
            Channel channel = channels.computeIfAbsent(key, none -> new Channel());
            channel.listeners.add(listener);
            goesOn = channel.current != null;
        }
        if (goesOn) {
            listener.begun();
        }
        return () -> leave(key, listener);
    }

    private synchronized void leave(Name key, Listener listener) {
        Channel channel = channels.get(key);
        if (channel != null) {
            channel.listeners.remove(listener);
            forget(key, channel);
        }
    }

    private void forget(Name key, Channel channel) {
        if (channel.current == null && channel.listeners.isEmpty()) {
            channels.remove(key);
        }
    }
}
