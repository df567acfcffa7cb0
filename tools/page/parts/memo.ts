/** A component that is drawn anew only when what it is given has changed. */
import { Component, type ComponentType, h } from "preact";

export function memo<Given extends object>(drawn: ComponentType<Given>): ComponentType<Given> {
  return class Memo extends Component<Given> {
    override shouldComponentUpdate(next: Given): boolean {
      const names = Object.keys(next) as (keyof Given)[];
      return names.some((name) => next[name] !== this.props[name]);
    }
    override render() {
      return h(drawn, this.props as Given);
    }
  };
}
