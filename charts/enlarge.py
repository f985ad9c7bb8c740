"""A chart with everything in it larger: type, marks, lines and the room around them, for a slide seen from afar."""

from typing import Any

_MARK = ("strokeWidth", "cornerRadius")
_ROW = {"dx": 1, "dy": 1, "size": 2}  # pixels, and square pixels


def enlarged(drawn: dict[str, Any], zoom: float) -> dict[str, Any]:
    """The specification, laid out for ``1 / zoom`` of its place, as it is to be shown: each pixel times ``zoom``."""
    text = drawn["config"]["text"]
    config = {**drawn["config"], "text": {**text, "fontSize": text["fontSize"] * zoom}}
    size = {side: round(drawn[side] * zoom) for side in ("width", "height")}
    return {**drawn, **size, "config": config, "layer": [_layer(layer, zoom) for layer in drawn["layer"]]}


def _layer(layer: dict[str, Any], zoom: float) -> dict[str, Any]:
    mark = {name: value * zoom if name in _MARK else value for name, value in layer["mark"].items()}
    if "strokeDash" in mark:
        mark["strokeDash"] = [part * zoom for part in mark["strokeDash"]]
    encoding = {name: _channel(channel, zoom) for name, channel in layer["encoding"].items()}
    rows = [
        {name: value * zoom ** _ROW.get(name, 0) if name in _ROW else value for name, value in row.items()}
        for row in layer["data"]["values"]
    ]
    return {**layer, "mark": mark, "encoding": encoding, "data": {"values": rows}}


def _channel(channel: dict[str, Any], zoom: float) -> dict[str, Any]:
    if not channel.get("scale"):
        return channel
    return {**channel, "scale": {**channel["scale"], "range": [_end(end, zoom) for end in channel["scale"]["range"]]}}


def _end(end: Any, zoom: float) -> Any:
    """A margin from the near side, or one from the far side: "width - 10"."""
    if not isinstance(end, dict):
        return end * zoom
    side, margin = end["expr"].split(" - ")
    return {"expr": f"{side} - {float(margin) * zoom:g}"}
