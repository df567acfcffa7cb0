/** The page: connects, and draws itself. */
import { render } from "preact";
import { App } from "./app.tsx";
import { connect } from "./state/connection.ts";
import "./style/tokens.css";
import "./style/base.css";

render(<App />, document.getElementById("page")!);
connect();
