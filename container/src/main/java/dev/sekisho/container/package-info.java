/// Archives and their members; mail stores and their messages.
///
/// ```
/// path ─► Sources ─► MessageSource ─► Item.Message(RawMessage) | Item.Failure, one after another
/// bytes of a part ─► Containers.of ─► ContainerReader ─► Contents ─► Member.content()
/// ```
///
/// A format of archive is one {@link dev.sekisho.container.ContainerReader}, listed in {@link
/// dev.sekisho.container.Containers}. Example:
///
/// ```java
/// ContainerReader reader = Containers.of(bytes);
/// if (reader != null) {
///   for (Member member : reader.read(bytes, budget, 1).members()) {
///     examine(member.names(), member.content(), member.missing());
///   }
/// }
/// ```
@org.jspecify.annotations.NullMarked
package dev.sekisho.container;
