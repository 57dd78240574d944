/**
 * The service: {@link dev.mien.server.MienServer} starts it with {@link dev.mien.server.ServerOptions} and stops it. What it serves
 * lies in the packages below: {@code http} the interface, {@code page} the page, {@code live} the camera, {@code work} what is done and
 * how much at once, {@code key} who may ask.
 */
@NullMarked
package dev.mien.server;

import org.jspecify.annotations.NullMarked;
