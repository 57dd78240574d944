/**
 * What outlives the process: which videos were accepted, whose they are and how far they are. One interface; SQLite behind it, in one file
 * beside the videos. What is deleted is written over.
 */
@NullMarked
package dev.mien.server.store;

import org.jspecify.annotations.NullMarked;
