/** Whether something can be seen: nobody needs what is drawn where nobody looks. */

/** Tells whenever an element comes into sight or goes out of it, a hidden tab included. Ends it when called. */
export function whileSeen(element: Element, tell: (seen: boolean) => void): () => void {
  let inSight = false;
  const say = () => tell(inSight && document.visibilityState === "visible");
  const observer = new IntersectionObserver((entries) => {
    inSight = entries.at(-1)!.isIntersecting;
    say();
  });
  observer.observe(element);
  document.addEventListener("visibilitychange", say);
  return () => {
    observer.disconnect();
    document.removeEventListener("visibilitychange", say);
  };
}
